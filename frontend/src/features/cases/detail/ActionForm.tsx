import { App, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskForm } from '@/forms/desk/DeskForm';
import { useForm, type FormField, type FormSection, type FormServices, type FormValues } from '@/forms';
import { allFields, prune, validate } from '@/forms/core';
import { errorText } from '@/app/errorText';
import { Attention } from '@/ui/Attention';
import { useConfirm } from '@/ui/confirm';
import { actionsSince, mergeForm } from '../model/merge';
import { asDraft } from '../model/offers';
import { caseOptions, type CaseDetail, type Offer } from './query';
import { StaleNotice, type Reloaded } from './StaleNotice';
import { isStale } from '@/lib/errors';
import { usePerform } from './usePerform';

interface Props {
  c: CaseDetail;
  offer: Offer;
  /** how the fields of the action are laid out */
  layout: (fields: readonly FormField[]) => FormSection[];
  services: FormServices;
  today: string;
  onDone: (offer: Offer, toStatus: string) => void;
  onCancel?: () => void;
  /** a second action on the same fields that takes them half filled */
  draft?: Offer | undefined;
  /** asks the catalogue's question in a dialog before doing it (else the host shows it) */
  ask?: boolean;
  /** asks before leaving the page with unsaved input */
  guard?: boolean;
  onDirty?: (dirty: boolean) => void;
}

/** Where what is typed for an action is kept until it is done. */
export const draftKey = (caseId: string, action: string) => `case:${caseId}:${action}`;

/**
 * The form of one action. It holds on to the revision it was opened with: when somebody else was quicker the server says so, and what was typed
 * here is carried over to the new revision, side by side with what they changed.
 */
export function ActionForm({ c, offer, layout, services, today, onDone, onCancel, draft, ask, guard, onDirty }: Props) {
  const { t } = useTranslation('cases');
  const { message } = App.useApp();
  const client = useQueryClient();
  const confirm = useConfirm();
  const perform = usePerform(c.id);
  const [seen, setSeen] = useState({ rev: c.rev, offer, actions: c.actions });
  const [stale, setStale] = useState<'stale' | Reloaded | null>(null);
  const [sections, setSections] = useState(() => layout(offer.form));
  const form = useForm({ sections, initial: offer.initial, today, services, draftKey: draftKey(c.id, offer.action), ...(onDirty ? { onChange: () => onDirty(true) } : {}) });
  // what was typed before the session ended is typed again
  useEffect(() => { if (form.store.dirty) onDirty?.(true); }, [form.store, onDirty]);

  const run = async (o: Offer, values: FormValues) => {
    try {
      const after = await perform.mutateAsync({ rev: seen.rev, action: o.action, form: values });
      const now = client.getQueryData(caseOptions(c.id).queryKey);
      const next = now?.offers.find((x) => x.action === offer.action);
      if (now && next) { setSeen({ rev: now.rev, offer: next, actions: now.actions }); setSections(layout(next.form)); }
      form.store.saved();
      onDirty?.(false);
      setStale(null);
      void message.success(t('act.done', { action: o.label }));
      onDone(o, after.statusLabel);
    } catch (e) {
      // the notice above the form says it all, and offers the way on
      if (isStale(e)) { setStale('stale'); throw new DOMException('', 'AbortError'); }
      throw e;
    }
  };
  const submit = async (values: FormValues) => {
    if (ask && offer.confirm && !(await confirm({ title: offer.label, content: offer.confirm, okText: offer.label }))) throw new DOMException('', 'AbortError');
    await run(offer, values);
  };
  const saveDraft = async () => {
    const relaxed = asDraft(sections);
    const problems = validate(allFields(relaxed), form.store.data, form.store.today);
    form.store.setProblems(problems);
    if (Object.keys(problems).length > 0) { void message.error(t('form.fix')); return; }
    try {
      await run(draft!, prune(allFields(relaxed), form.store.data));
      form.store.saved();
    } catch (e) { if (!form.applyError(e) && !(e instanceof DOMException)) void message.error(errorText(e)); }
  };
  const reload = async () => {
    const now = await client.fetchQuery(caseOptions(c.id));
    const next = now.offers.find((o) => o.action === offer.action);
    const since = actionsSince(seen.actions, now.actions);
    if (!next) { setStale({ since, gone: now.statusLabel, taken: [], conflicts: [] }); return; }
    const theirs = next.initial;
    const m = mergeForm(seen.offer.initial, form.store.data, theirs);
    for (const key of m.taken) form.store.set(`/${key}`, theirs[key]);
    setSeen({ rev: now.rev, offer: next, actions: now.actions });
    setSections(layout(next.form));
    const fieldOf = (key: string) => next.form.find((f) => f.key === key);
    setStale({ since, gone: undefined, taken: m.taken.map((k) => fieldOf(k)?.label ?? k), conflicts: m.conflicts.flatMap((k) => { const field = fieldOf(k); return field ? [{ field, theirs: theirs[k] }] : []; }) });
  };
  return (
    <>
      {stale && <Attention of={stale}><StaleNotice state={stale} services={services} onReload={reload} /></Attention>}
      <DeskForm form={form} onSubmit={submit} submitText={offer.label} danger={offer.style === 'DANGER'} label={offer.label} guard={guard ?? false} {...(onCancel ? { onCancel } : {})}
        extra={draft && <Button data-action={draft.action} loading={perform.isPending && perform.variables?.action === draft.action} disabled={perform.isPending} onClick={() => void saveDraft()}>{draft.label}</Button>} />
    </>
  );
}
