import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acted, ActionDesk, Offer } from '@/features/actions/desk';
import type { FormField, FormValues } from '@/forms';
import { gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { ON, REASON, split, timeValue, UNTIL } from '../model';
import { draftOptions, LedgerDecideMutation, LedgerSaveMutation, LedgerVoidMutation, recordOptions, TOUCHED, type Ledger, type RecordDetail } from '../queries';
import { useTimeFields } from '../parts/useTimeFields';

export const draftKey = (recordId: string, action: string) => `ledger:${recordId}:${action}`;
const CORRECT = 'correct', VOID = 'void', APPROVE = 'approve', REJECT = 'reject';

const reason = (required: boolean, label: string): FormField => ({ key: REASON, type: 'LONG_TEXT', label, required, options: [], maxLength: 200 });

/** How a record is corrected, voided and decided: the same way as the actions of a case. */
export function useRecordDesk(r: RecordDetail, l: Ledger): ActionDesk {
  const { t } = useTranslation('ledgers');
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const time = useTimeFields(l.time);
  // colleagues can be offered by the draft only
  const staff = l.fields.some((f) => f.type === 'STAFF_MULTI');
  const ask = { ledgerCode: l.code, subjectId: r.subject?.id, regionCode: r.subject ? undefined : r.region.code };
  const offered = useQuery({ ...draftOptions(ask), enabled: staff && r.mayCorrect }).data?.fields;
  const fields = offered ?? l.fields;

  const offersOf = (x: RecordDetail): Offer[] => {
    const initial: FormValues = { ...x.form, [ON]: timeValue(l.time, x.on), ...(x.until ? { [UNTIL]: x.until } : {}) };
    return [
      ...(x.mayDecide ? [
        { action: APPROVE, label: t('approve'), style: 'PRIMARY' as const, initial: {}, form: [reason(false, t('note'))] },
        { action: REJECT, label: t('reject'), style: 'DANGER' as const, initial: {}, form: [reason(true, t('rejectReason'))] },
      ] : []),
      ...(x.mayCorrect ? [{ action: CORRECT, label: t('correct'), help: t('correctHelp'), style: 'NORMAL' as const, initial, form: [...time, ...fields, reason(true, t('correctReason'))] }] : []),
      ...(x.mayVoid ? [{ action: VOID, label: t('void'), confirm: t('voidHelp'), style: 'DANGER' as const, initial: {}, form: [reason(true, t('voidReason'))] }] : []),
    ];
  };
  const acted = (x: RecordDetail): Acted => ({ id: x.id, rev: x.rev, statusLabel: x.stateLabel, actions: x.log.map((c) => ({ seq: c.seq, action: c.operation, label: c.label, by: c.by, at: c.at })), offers: offersOf(x) });

  const perform = useMutation({
    mutationFn: async ({ rev, action, form }: { rev: number; action: string; form: FormValues }) => {
      const { reason: why, ...record } = split(l.time, form);
      const send = <I extends object>(input: I) => ({ input: { requestId: intent.idFor({ action, ...input }), ...input } });
      const base = { recordId: r.id, rev };
      switch (action) {
        case CORRECT: return (await gqlRequest(LedgerSaveMutation, send({ ...base, ledgerCode: l.code, ...record, reason: why }))).saveLedgerRecord.record;
        case VOID: return (await gqlRequest(LedgerVoidMutation, send({ ...base, reason: why ?? '' }))).voidLedgerRecord.record;
        default: return (await gqlRequest(LedgerDecideMutation, send({ ...base, approve: action === APPROVE, reason: why }))).decideLedgerRecord.record;
      }
    },
    onSuccess: async () => {
      intent.done();
      await client.invalidateQueries({ queryKey: ['ledgerRecord', r.id] });
      for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return {
    on: acted(r), name: r.subjectName ?? r.region.fullName, draftKey: (action) => draftKey(r.id, action),
    perform: async (v) => ({ statusLabel: (await perform.mutateAsync(v)).stateLabel }),
    seen: () => { const x = client.getQueryData(recordOptions(r.id).queryKey); return x && acted(x); },
    reload: async () => acted(await client.fetchQuery(recordOptions(r.id))),
  };
}
