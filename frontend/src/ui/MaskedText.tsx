import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirm } from './confirm';

const SHOW_MS = 60_000;

/**
 * A personal value as the server masked it. With onReveal (give it only to people who may), a button asks for the reason, calls back and shows
 * the answer for a minute. The value is kept in this component only: never in a cache, never in the URL.
 */
export function MaskedText({ value, what, onReveal }: { value: string | null | undefined; what: string; onReveal?: ((reason: string) => Promise<string>) | undefined }) {
  const { t } = useTranslation('desk');
  const confirm = useConfirm();
  const [shown, setShown] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = () => { clearTimeout(timer.current); setShown(null); };
  useEffect(() => () => clearTimeout(timer.current), []);
  if (!value) return <span className="mz-muted" aria-hidden>—</span>;
  const reveal = () => confirm({
    title: t('reveal.title', { what }), content: <p>{t('reveal.note')}</p>, reason: true, okText: t('reveal.show'),
    action: async (reason) => {
      setShown(await onReveal!(reason));
      clearTimeout(timer.current);
      timer.current = setTimeout(hide, SHOW_MS);
    },
  });
  const label = shown === null ? t('reveal.show') : t('reveal.hide');
  return (
    <span className="mz-masked">
      <span className="mz-num" aria-live="polite">{shown ?? value}</span>
      {onReveal && <Tooltip title={label}><Button type="text" size="small" className="mz-no-print" aria-label={`${label}: ${what}`} icon={shown === null ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />} onClick={() => (shown === null ? void reveal() : hide())} /></Tooltip>}
    </span>
  );
}
