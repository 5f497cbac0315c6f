import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { downloadFile } from '@/lib/files';
import type { Batch } from './query';

/** The file of the run with its checksum, so that the bank and the bureau can compare what they hold. */
export function BankFile({ batch, may }: { batch: Batch; may: boolean }) {
  const { t } = useTranslation('payroll');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    try { await downloadFile(batch.fileUrl!, batch.fileName ?? `${batch.number}.csv`); } catch (e) { void message.error(errorText(e)); } finally { setBusy(false); }
  };
  return (
    <div className="pr-file">
      <strong>{t('file.title')}</strong> <span className="mz-num">{batch.fileName}</span>
      {batch.fileHash && <div className="mz-muted pr-hash"><span>{t('file.hash')}</span> <code>{batch.fileHash}</code></div>}
      {may && <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void load()}>{t('file.download')}</Button>}
    </div>
  );
}
