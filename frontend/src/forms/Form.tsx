import { useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { isLeaving } from '@/lib/drafts';
import { FormCtx, type InputSet } from './context';
import { SectionFields } from './Fields';
import { allFields } from './core';
import { hasSecrets } from './draft';
import { useDirty, useProblemCount, useRestored } from './store';
import type { FormHandle } from './useForm';
import type { FormValues } from './types';

export interface FormProps {
  form: FormHandle;
  inputs: InputSet;
  /** sends the values; an ApiError it throws is put at its fields, or shown above the buttons; an AbortError says that the person thought better of it */
  onSubmit: (values: FormValues) => Promise<unknown>;
  /** saves what is filled in so far in its own way, unchecked, instead of onSubmit */
  onSave?: () => Promise<unknown>;
  /** the buttons; `busy` while onSubmit runs */
  renderFooter: (busy: boolean) => ReactNode;
  /** name for screen readers */
  label?: string;
  /** asks before leaving with unsaved input; the question comes from `confirmLeave` */
  confirmLeave?: () => Promise<boolean>;
}

/** Focuses the first field, in the order shown, that has a problem. */
function focusFirst(root: HTMLElement | null, problems: Record<string, unknown>) {
  for (const el of root?.querySelectorAll<HTMLElement>('[data-path]') ?? []) {
    if (!problems[el.dataset.path!]) continue;
    const control = el.querySelector<HTMLElement>('input:not([type=hidden]),textarea,select,button,[tabindex]');
    el.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    return;
  }
}

/** The one form: draws the catalogue's fields with the input set of its zone, checks, sends, and brings the server's complaints to their fields. */
export function Form({ form, inputs, onSubmit, onSave, renderFooter, label, confirmLeave }: FormProps) {
  const { t } = useTranslation('forms');
  const formId = useId();
  const root = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(0);
  const problems = useProblemCount(form.store);
  const focusSoon = () => requestAnimationFrame(() => focusFirst(root.current, form.store.problems));

  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    e.stopPropagation();
    if (busy) return;
    setTried((n) => n + 1);
    setError(null);
    if (onSave) {
      setBusy(true);
      try { await onSave(); } finally { setBusy(false); }
      return;
    }
    const values = form.check();
    if (!values) { focusSoon(); return; }
    setBusy(true);
    try {
      await onSubmit(values);
      form.store.saved();
    } catch (x) {
      if (form.applyError(x)) focusSoon(); else if (!(x instanceof DOMException && x.name === 'AbortError')) {
        setError(x);
        // the button that sent it may stand elsewhere on the page
        requestAnimationFrame(() => { summary.current?.scrollIntoView({ block: 'center' }); summary.current?.focus({ preventScroll: true }); });
      }
    } finally { setBusy(false); }
  };
  return (
    <FormCtx value={{ store: form.store, inputs, services: form.services, formId }}>
      <form ref={root} className="mf" noValidate aria-label={label} aria-busy={busy} onSubmit={(e) => void submit(e)}>
        <Restored form={form} />
        <SectionFields sections={form.sections} />
        <div role="alert" className="mf-summary" ref={summary} tabIndex={-1}>
          {tried > 0 && problems > 0 && <p>{t('summary', { count: problems })}</p>}
          {error !== null && <p>{errorText(error)}</p>}
        </div>
        <div className="mf-footer">{renderFooter(busy)}</div>
      </form>
      {confirmLeave && <LeaveGuard form={form} confirmLeave={confirmLeave} />}
    </FormCtx>
  );
}

/** Says that what was typed earlier is here again, and lets it go. */
function Restored({ form }: { form: FormHandle }) {
  const { t } = useTranslation('forms');
  if (!useRestored(form.store)) return null;
  return <p className="mf-restored" role="status">{t('restored')}{hasSecrets(allFields(form.sections)) && t('restoredSecrets')} <button type="button" className="mf-link" onClick={() => form.store.discard()}>{t('restoredDrop')}</button></p>;
}

function LeaveGuard({ form, confirmLeave }: { form: FormHandle; confirmLeave: () => Promise<boolean> }) {
  const dirty = useDirty(form.store);
  useBlocker({
    shouldBlockFn: async () => {
      if (!form.store.dirty) return false;
      if (!(await confirmLeave())) return true;
      form.store.saved();
      return false;
    },
    enableBeforeUnload: () => form.store.dirty && !isLeaving(), disabled: !dirty,
  });
  return null;
}
