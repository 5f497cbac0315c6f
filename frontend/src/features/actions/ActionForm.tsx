import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskForm } from '@/forms/desk/DeskForm';
import { fieldText, useForm, type FormField, type FormSection, type FormServices, type FormValues, type Problems } from '@/forms';
import { allFields, prune, validate, withoutProblems } from '@/forms/core';
import { errorText } from '@/app/errorText';
import { Attention } from '@/ui/Attention';
import { useConfirm } from '@/ui/confirm';
import { isStale } from '@/lib/errors';
import type { ActionDesk, Offer } from './desk';
import { actionsSince, mergeForm } from './merge';
import { asDraft } from './offers';
import { StaleNotice, type Stale } from './StaleNotice';

interface Props {
  desk: ActionDesk;
  offer: Offer;
  /** how the fields of the action are laid out */
  layout: (fields: readonly FormField[]) => FormSection[];
  services: FormServices;
  today: string;
  /** `unsaved`: only saved half filled, and how many fields were not taken */
  onDone: (offer: Offer, toStatus: string, unsaved?: number) => void;
  onCancel?: () => void;
  /** a second action on the same fields that takes them half filled */
  draft?: Offer | undefined;
  /** the action itself only saves what is filled in so far */
  half?: boolean;
  /** asks the catalogue's question in a dialog before doing it (else the host shows it) */
  ask?: boolean;
  /** asks before leaving the page with unsaved input */
  guard?: boolean;
  onDirty?: (dirty: boolean) => void;
}

/**
 * The form of one action. It holds on to the revision it was opened with: when somebody else was quicker the server says so, and what was typed
 * here is carried over to the new revision, side by side with what they changed.
 */
export function ActionForm({ desk, offer, layout, services, today, onDone, onCancel, draft, half, ask, guard, onDirty }: Props) {
  const { t } = useTranslation('actions');
  const { message } = App.useApp();
  const confirm = useConfirm();
  const [busy, setBusy] = useState<string | null>(null);
  const [seen, setSeen] = useState({ rev: desk.on.rev, offer, actions: desk.on.actions });
  const [stale, setStale] = useState<Stale | null>(null);
  const [sections, setSections] = useState(() => layout(offer.form));
  const form = useForm({ sections, initial: offer.initial, today, services, draftKey: desk.draftKey(offer.action), ...(onDirty ? { onChange: () => onDirty(true) } : {}) });
  // what was typed before the session ended is typed again
  useEffect(() => { if (form.store.dirty) onDirty?.(true); }, [form.store, onDirty]);

  const run = async (o: Offer, values: FormValues, unsaved: Problems = {}) => {
    setBusy(o.action);
    try {
      const after = await desk.perform({ rev: seen.rev, action: o.action, form: values });
      const now = desk.seen();
      const next = now?.offers.find((x) => x.action === offer.action);
      if (now && next) { setSeen({ rev: now.rev, offer: next, actions: now.actions }); setSections(layout(next.form)); }
      form.store.savedBut(unsaved);
      const saved = o === draft || half === true;
      const left = Object.keys(unsaved).length;
      onDirty?.(left > 0);
      setStale(null);
      if (!saved) void message.success(t('act.done', { action: o.label }));
      else if (left > 0) void message.warning(t('act.savedBut', { count: left }));
      else void message.success(t('act.saved'));
      if (saved) onDone(o, after.statusLabel, left);
      else onDone(o, after.statusLabel);
    } catch (e) {
      // the notice above the form says it all, and offers the way on
      if (isStale(e)) { setStale('stale'); throw new DOMException('', 'AbortError'); }
      throw e;
    } finally { setBusy(null); }
  };
  const submit = async (values: FormValues) => {
    if (ask && offer.confirm && !(await confirm({ title: offer.label, content: offer.confirm, okText: offer.label }))) throw new DOMException('', 'AbortError');
    await run(offer, values);
  };
  /** Saves what is well formed; the rest stays in the form, marked. The server knows more than this form does: what it refuses is left out once more. */
  const saveDraft = async (o: Offer) => {
    const fields = allFields(asDraft(sections));
    const take = (unsaved: Problems) => run(o, prune(fields, withoutProblems(form.store.data, unsaved, seen.offer.initial)), unsaved);
    const problems = validate(fields, form.store.data, form.store.today);
    try {
      try { await take(problems); } catch (e) {
        const more = form.problemsOf(e);
        if (!more) throw e;
        await take({ ...problems, ...more });
      }
    } catch (e) { if (!form.applyError(e) && !(e instanceof DOMException)) void message.error(errorText(e)); }
  };
  const reload = async () => {
    const now = await desk.reload();
    const next = now.offers.find((o) => o.action === offer.action);
    const since = actionsSince(seen.actions, now.actions);
    if (!next) { setStale({ since, gone: now.statusLabel, taken: [], conflicts: [] }); return; }
    const theirs = next.initial;
    const m = mergeForm(seen.offer.initial, form.store.data, theirs);
    for (const key of m.taken) form.store.set(`/${key}`, theirs[key]);
    setSeen({ rev: now.rev, offer: next, actions: now.actions });
    setSections(layout(next.form));
    const fieldOf = (key: string) => next.form.find((f) => f.key === key);
    setStale({ since, taken: m.taken.map((k) => fieldOf(k)?.label ?? k), conflicts: m.conflicts.flatMap((k) => { const field = fieldOf(k); return field ? [{ label: field.label, theirs: fieldText(field, theirs[k], services) }] : []; }) });
  };
  return (
    <>
      {stale && <Attention key={typeof stale}><StaleNotice state={stale} onReload={reload} /></Attention>}
      <DeskForm form={form} onSubmit={submit} {...(half ? { onSave: () => saveDraft(offer) } : {})} submitText={offer.label} danger={offer.style === 'DANGER'} label={offer.label} guard={guard ?? false} {...(onCancel ? { onCancel } : {})}
        extra={draft && <Button data-action={draft.action} loading={busy === draft.action} disabled={busy !== null} onClick={() => void saveDraft(draft)}>{draft.label}</Button>} />
    </>
  );
}
