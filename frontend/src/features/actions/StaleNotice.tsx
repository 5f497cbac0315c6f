import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { DateText } from '@/ui/text';

/** What came of the reload. */
export interface Reloaded {
  /** what entered the log meanwhile */
  since?: readonly { seq: number; label: string; by: string; at: string }[];
  /** the state in which this action is no longer possible */
  gone?: string;
  /** labels of fields taken over from the other person */
  taken: readonly string[];
  /** fields that both changed: the typed value is kept, theirs is told */
  conflicts: readonly { label: string; theirs: string }[];
}
/** Before the reload, or what came of it. */
export type Stale = 'stale' | Reloaded;

/** Somebody else changed it while this form was open: first the offer to reload, then what they did. */
export function StaleNotice({ state, what, onReload }: { state: Stale; /** what has changed, by its name */ what?: string; onReload: () => Promise<void> }) {
  const { t } = useTranslation('actions');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reload = async () => {
    setBusy(true); setError(null);
    try { await onReload(); } catch (e) { setError(e); } finally { setBusy(false); }
  };
  if (state === 'stale') {
    return (
      <Alert className="cs-notice" type="warning" showIcon title={what ? t('stale.titleOf', { what }) : t('stale.title')}
        description={<>{t('stale.text')}{error !== null && <div className="mz-error">{errorText(error)}</div>}</>}
        action={<Button type="primary" size="small" loading={busy} onClick={() => void reload()}>{t('stale.reload')}</Button>} />
    );
  }
  const since = state.since ?? [];
  return (
    <Alert className="cs-notice" type={state.gone ? 'error' : 'info'} showIcon title={state.gone ? t('stale.gone', { status: state.gone }) : t('stale.reloaded')}
      description={(since.length > 0 || state.taken.length > 0 || state.conflicts.length > 0 || state.gone) && (
        <>
          {since.length > 0 && <ul className="cs-plain">{since.map((a) => <li key={a.seq}><DateText value={a.at} /> {a.by} · {a.label}</li>)}</ul>}
          {state.taken.length > 0 && <p>{t('stale.taken', { fields: state.taken.join(t('listComma')) })}</p>}
          {state.conflicts.map((c) => <p key={c.label}>{t('stale.conflict', { field: c.label, theirs: c.theirs || t('stale.blank') })}</p>)}
          {state.gone && <p>{t('stale.goneText')}</p>}
        </>
      )} />
  );
}
