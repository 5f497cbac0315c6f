import { UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { ApiError } from '@/lib/errors';
import { uploadFile } from '@/lib/files';
import { formatMoney } from '@/lib/format';
import { useResult, type Batch } from './query';

const SHOWN = 8;

/** Takes the bank's answer. What is wrong with the file is listed row by row; nothing of it is booked then. */
export function ResultUpload({ batch }: { batch: Batch }) {
  const { t } = useTranslation('payroll');
  const { message } = App.useApp();
  const result = useResult(batch.id);
  const picker = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File) => {
    setError(null); setPercent(0);
    try {
      const { id } = await uploadFile(file, { progress: setPercent });
      setPercent(100);
      const b = await result.mutateAsync({ rev: batch.rev, fileId: id });
      void message.success(t('file.settled', { paid: formatMoney(b.paid), count: b.returned }));
    } catch (e) { setError(e); } finally { setPercent(null); }
  };
  const rows = error instanceof ApiError ? error.fields : [];
  return (
    <div className="pr-file">
      <input ref={picker} type="file" accept=".csv,.txt,text/csv" hidden data-testid="bank-result" onChange={(e) => { const f = e.target.files?.[0]; e.target.value = ''; if (f) void send(f); }} />
      <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={percent !== null} onClick={() => picker.current?.click()}>{error === null ? t('file.upload') : t('file.again')}</Button>
      <small className="mz-muted" role="status">{percent === null ? t('file.help') : percent < 100 ? t('file.sending', { percent }) : t('file.taking')}</small>
      {error !== null && (
        <Alert type="error" showIcon title={rows.length > 0 ? t('file.wrong') : errorText(error)} description={rows.length > 0 && (
          <>
            <ul className="pr-rows">{rows.slice(0, SHOWN).map((f) => <li key={f.path + f.reason}>{f.message}</li>)}</ul>
            {rows.length > SHOWN && t('file.more', { count: rows.length - SHOWN })}
          </>
        )} />
      )}
    </div>
  );
}
