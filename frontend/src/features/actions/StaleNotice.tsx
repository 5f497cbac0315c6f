import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { fieldText, type FormField, type FormServices } from '@/forms';
import { DateText } from '@/ui/text';

export interface Reloaded {
  /** what entered the log meanwhile */
  since: readonly { seq: number; label: string; by: string; at: string }[];
  /** the state in which this action is no longer possible */
  gone: string | undefined;
  /** labels of fields taken over from the other person */
  taken: readonly string[];
  conflicts: readonly { field: FormField; theirs: unknown }[];
}

/** Somebody else changed it while this form was open: first the offer to reload, then what they did. */
export function StaleNotice({ state, services, onReload }: { state: 'stale' | Reloaded; services: FormServices; onReload: () => Promise<void> }) {
  const { t } = useTranslation('actions');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reload = async () => {
    setBusy(true); setError(null);
    try { await onReload(); } catch (e) { setError(e); } finally { setBusy(false); }
  };
  if (state === 'stale') {
    return (
      <Alert className="cs-notice" type="warning" showIcon title={t('stale.title')}
        description={<>{t('stale.text')}{error !== null && <div className="mz-error">{errorText(error)}</div>}</>}
        action={<Button type="primary" size="small" loading={busy} onClick={() => void reload()}>{t('stale.reload')}</Button>} />
    );
  }
  return (
    <Alert className="cs-notice" type={state.gone ? 'error' : 'info'} showIcon title={state.gone ? t('stale.gone', { status: state.gone }) : t('stale.reloaded')}
      description={(state.since.length > 0 || state.taken.length > 0 || state.conflicts.length > 0 || state.gone) && (
        <>
          {state.since.length > 0 && <ul className="cs-plain">{state.since.map((a) => <li key={a.seq}><DateText value={a.at} /> {a.by} · {a.label}</li>)}</ul>}
          {state.taken.length > 0 && <p>{t('stale.taken', { fields: state.taken.join(t('listComma')) })}</p>}
          {state.conflicts.map(({ field, theirs }) => <p key={field.key}>{t('stale.conflict', { field: field.label, theirs: fieldText(field, theirs, services) || t('stale.blank') })}</p>)}
          {state.gone && <p>{t('stale.goneText')}</p>}
        </>
      )} />
  );
}
