import { Alert, Input, Modal } from 'antd';
import { createContext, use, useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';

interface Ask {
  title: string;
  content?: ReactNode;
  okText?: string;
  danger?: boolean;
  /** asks for a reason; `required` by default */
  reason?: boolean | { label?: string; required?: boolean; initial?: string };
  /** done while the dialog is open: it shows progress, and the error instead of closing */
  action?: (reason: string) => Promise<unknown>;
}
type Confirm = (ask: Ask) => Promise<{ reason: string } | null>;
const Ctx = createContext<Confirm | null>(null);

/** Asks before something that cannot be taken back. Resolves with the reason, or null when the person thought better of it. */
export function useConfirm(): Confirm {
  const f = use(Ctx);
  if (!f) throw new Error('useConfirm outside ConfirmHost');
  return f;
}

export function ConfirmHost({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['desk', 'common', 'forms']);
  const [ask, setAsk] = useState<Ask | null>(null);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const settle = useRef<(v: { reason: string } | null) => void>(() => {});
  const id = useId();

  const confirm = useCallback<Confirm>((a) => new Promise((resolve) => {
    settle.current = resolve;
    setAsk(a); setReason(typeof a.reason === 'object' ? (a.reason.initial ?? '') : ''); setMissing(false); setError(null); setBusy(false); setOpen(true);
  }), []);
  const want = ask?.reason ? { label: t('reason'), required: true, ...(ask.reason === true ? {} : ask.reason) } : null;
  const close = (v: { reason: string } | null) => { setOpen(false); settle.current(v); };
  const ok = async () => {
    const text = reason.trim();
    if (want?.required && text === '') { setMissing(true); document.getElementById(id)?.focus(); return; }
    if (!ask?.action) { close({ reason: text }); return; }
    setBusy(true); setError(null);
    try { await ask.action(text); close({ reason: text }); } catch (e) { setError(e); } finally { setBusy(false); }
  };
  return (
    <Ctx value={confirm}>
      {children}
      <Modal open={open} title={ask?.title} okText={ask?.okText ?? t('common:ok')} cancelText={t('common:cancel')} okButtonProps={{ danger: ask?.danger ?? false }} confirmLoading={busy}
        onOk={() => void ok()} onCancel={() => { if (!busy) close(null); }} afterClose={() => setAsk(null)} mask={{ closable: false }}>
        {ask?.content}
        {want && (
          <div className="mz-filter" style={{ marginTop: 12 }}>
            <label htmlFor={id}>{want.label}{want.required && <b className="mz-req" aria-hidden> *</b>}</label>
            <Input.TextArea id={id} rows={3} maxLength={500} value={reason} required={want.required} placeholder={t('reasonPlaceholder')} status={missing ? 'error' : ''} aria-invalid={missing} aria-describedby={missing ? `${id}-e` : undefined}
              onChange={(e) => { setReason(e.target.value); setMissing(false); }} />
            {missing && <span id={`${id}-e`} className="mz-error">{t('forms:validation.REQUIRED')}</span>}
          </div>
        )}
        {error !== null && <Alert type="error" showIcon title={errorText(error)} style={{ marginTop: 12 }} />}
      </Modal>
    </Ctx>
  );
}
