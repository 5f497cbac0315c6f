import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';

/** Before the reload, or what came of it. */
export type Stale = 'stale' | { taken: readonly string[]; conflicts: readonly { label: string; theirs: string }[] };

/** Somebody else saved the same record meanwhile: offers to load it, keeping what was typed, and says what changed. */
export function StaleAlert({ state, what, onReload }: { state: Stale; what: string; onReload: () => Promise<void> }) {
  const { t } = useTranslation('people');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reload = async () => {
    setBusy(true); setError(null);
    try { await onReload(); } catch (e) { setError(e); } finally { setBusy(false); }
  };
  if (state === 'stale') {
    return (
      <Alert className="cs-notice" type="warning" showIcon title={t('stale.title', { what })} description={<>{t('stale.text')}{error !== null && <div className="mz-error">{errorText(error)}</div>}</>}
        action={<Button type="primary" size="small" loading={busy} onClick={() => void reload()}>{t('stale.reload')}</Button>} />
    );
  }
  return (
    <Alert className="cs-notice" type="info" showIcon title={t('stale.reloaded')} description={
      <>
        {state.taken.length > 0 && <p>{t('stale.taken', { fields: state.taken.join(t('comma')) })}</p>}
        {state.conflicts.map((c) => <p key={c.label}>{t('stale.conflict', { field: c.label, theirs: c.theirs || t('stale.blank') })}</p>)}
      </>
    } />
  );
}
