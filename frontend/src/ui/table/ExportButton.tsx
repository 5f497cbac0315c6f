import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { downloadFile } from '@/lib/files';

const FORMATS = { xlsx: '', csv: '&format=csv', gb18030: '&format=csv&encoding=gb18030' } as const;
type Format = keyof typeof FORMATS;

/** The list as an Excel file, or as CSV in the encoding that the receiving software reads. */
export function ExportButton({ url, name }: { url: string; name: string }) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async (format: Format) => {
    setBusy(true);
    try { await downloadFile(url + FORMATS[format], `${name}.${format === 'xlsx' ? 'xlsx' : 'csv'}`); } catch (e) { void message.error(errorText(e)); } finally { setBusy(false); }
  };
  return (
    <Space.Compact>
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void run('xlsx')}>{busy ? t('table.exporting') : t('table.export')}</Button>
      <Dropdown trigger={['click']} menu={{ items: [{ key: 'csv', label: t('table.csv') }, { key: 'gb18030', label: t('table.csvGB') }], onClick: ({ key }) => void run(key as Format) }}>
        <Button icon={<DownOutlined aria-hidden />} aria-label={t('table.exportAs')} disabled={busy} />
      </Dropdown>
    </Space.Compact>
  );
}
