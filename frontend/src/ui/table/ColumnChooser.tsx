import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props { columns: readonly { key: string; title: string }[]; shown: readonly string[]; onChange: (keys: string[] | undefined) => void }

/** Chooses which columns a list shows; at least one stays. */
export function ColumnChooser({ columns, shown, onChange }: Props) {
  const { t } = useTranslation('desk');
  const toggle = (key: string, on: boolean) => {
    const next = columns.map((c) => c.key).filter((k) => (k === key ? on : shown.includes(k)));
    if (next.length > 0) onChange(next);
  };
  const content = (
    <Flex vertical gap={6} role="group" aria-label={t('table.columns')} style={{ maxHeight: '60vh', overflow: 'auto' }}>
      {columns.map((c) => <Checkbox key={c.key} checked={shown.includes(c.key)} onChange={(e) => toggle(c.key, e.target.checked)}>{c.title}</Checkbox>)}
      <Button size="small" type="link" onClick={() => onChange(undefined)}>{t('table.columnsReset')}</Button>
    </Flex>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Tooltip title={t('table.columns')}><Button icon={<SettingOutlined aria-hidden />} aria-label={t('table.columns')} /></Tooltip>
    </Popover>
  );
}
