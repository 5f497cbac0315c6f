import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { LedgerDraftQuery as DraftData, LedgerQuery as LedgerData, LedgerRecordQuery as RecordData, LedgerRecordsQuery as RecordsData, LedgersQuery as LedgersData } from '@/gql/graphql';
import { readFields, type FormValues } from '@/forms';
import { gqlRequest } from '@/lib/graphql';

const LedgersQuery = graphql(`
  query Ledgers { ledgers { code name shortName section about time enteredBy rollsUp decided mayEnter alarms { value } } }
`);
const LedgerAlarmsQuery = graphql(`
  query LedgerAlarmCounts { ledgerAlarms { ledgerCode severity } }
`);
/** How many records each ledger has, and how many of this month. */
const LedgerTotalsQuery = graphql(`
  query LedgerTotals($all: DatasetQueryInput!, $month: DatasetQueryInput!) {
    all: figures(query: $all) { rows { keys values } }
    month: figures(query: $month) { rows { keys values } }
  }
`);
const LedgerQuery = graphql(`
  query Ledger($ledgerCode: ID!) {
    ledger(ledgerCode: $ledgerCode) {
      code name shortName section about kinds subjectOptional time tiers enteredBy prefilled rollsUp covers decided dataset mayEnter
      alarms { value label } fields { ...FormFieldParts }
    }
  }
`);
export const LedgerRecordsQuery = graphql(`
  query LedgerRecords($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $from: Date, $to: Date, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {
    ledgerRecords(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, from: $from, to: $to, where: $where, order: $order, first: $first, after: $after) {
      nodes { id region { name fullName } subjectName subjectKindLabel on until state stateLabel superseded due alarm by values { key text } }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
export const LedgerDraftQuery = graphql(`
  query LedgerDraft($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $form: FormData) {
    ledgerDraft(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, form: $form) {
      region { code fullName tier } subjectName on initial prefilled fields { ...FormFieldParts }
    }
  }
`);
const LedgerRecordQuery = graphql(`
  query LedgerRecord($recordId: ID!) {
    ledgerRecord(recordId: $recordId) {
      id rev ledgerCode ledgerName region { code fullName } subject { kind id label } subjectName subjectKindLabel on until state stateLabel superseded due alarm by byRole at typed prefilled form
      values { key label text } files { id name size url }
      log { seq operation label by byRole at reason on until values { key label text } }
      mayCorrect mayVoid mayDecide
    }
  }
`);
export const LedgerSaveMutation = graphql(`
  mutation LedgerSave($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev stateLabel } } }
`);
export const LedgerVoidMutation = graphql(`
  mutation LedgerVoid($input: VoidLedgerRecordInput!) { voidLedgerRecord(input: $input) { record { id rev stateLabel } } }
`);
export const LedgerDecideMutation = graphql(`
  mutation LedgerDecide($input: DecideLedgerRecordInput!) { decideLedgerRecord(input: $input) { record { id rev stateLabel } } }
`);
export const LedgerFindQuery = graphql(`
  query LedgerFind($text: String!) { search(text: $text) { kind id label } }
`);

export type LedgerRow = LedgersData['ledgers'][number];
export type Ledger = Omit<LedgerData['ledger'], 'fields'> & { fields: ReturnType<typeof readFields> };
export type RecordRow = RecordsData['ledgerRecords']['nodes'][number];
export type RecordDetail = RecordData['ledgerRecord'];
export type Draft = Omit<DraftData['ledgerDraft'], 'fields'> & { fields: ReturnType<typeof readFields> };

export const ledgersOptions = queryOptions({ queryKey: ['ledgers'], queryFn: async () => (await gqlRequest(LedgersQuery, {})).ledgers, staleTime: 10 * 60_000 });
export const alarmCountsOptions = queryOptions({
  queryKey: ['ledgerAlarms', 'counts'],
  queryFn: async ({ signal }) => {
    const counts: Record<string, number> = {};
    for (const a of (await gqlRequest(LedgerAlarmsQuery, {}, { signal })).ledgerAlarms) counts[a.ledgerCode] = (counts[a.ledgerCode] ?? 0) + 1;
    return counts;
  },
});
export const totalsOptions = (month: string) => queryOptions({
  queryKey: ['ledgerTotals', month],
  queryFn: async ({ signal }) => {
    const all = { dataset: 'ledger_records', by: ['ledger'], measures: [{ op: 'COUNT' as const, as: 'n' }] };
    const r = await gqlRequest(LedgerTotalsQuery, { all, month: { ...all, periodFrom: `${month}-01` } }, { signal });
    const counts = (t: typeof r.all) => Object.fromEntries(t.rows.map((x) => [x.keys[0], Number(x.values[0])])) as Record<string, number>;
    return { all: counts(r.all), month: counts(r.month) };
  },
});
export const ledgerOptions = (ledgerCode: string) => queryOptions({
  queryKey: ['ledger', ledgerCode],
  queryFn: async ({ signal }): Promise<Ledger> => { const { fields, ...l } = (await gqlRequest(LedgerQuery, { ledgerCode }, { signal })).ledger; return { ...l, fields: readFields(fields) }; },
  staleTime: 10 * 60_000,
});
export interface DraftAsk { ledgerCode: string; regionCode?: string | undefined; subjectId?: string | undefined; form?: FormValues | undefined }
export async function askDraft(ask: DraftAsk, signal?: AbortSignal): Promise<Draft> {
  const vars = { ledgerCode: ask.ledgerCode, regionCode: ask.regionCode ?? null, subjectId: ask.subjectId ?? null, form: ask.form ?? null };
  const { fields, ...d } = (await gqlRequest(LedgerDraftQuery, vars, signal ? { signal } : {})).ledgerDraft;
  return { ...d, fields: readFields(fields) };
}
export const draftOptions = (ask: DraftAsk) => queryOptions({ queryKey: ['ledgerDraft', ask], queryFn: ({ signal }) => askDraft(ask, signal), staleTime: 0, gcTime: 0 });
export const recordOptions = (recordId: string) => queryOptions({ queryKey: ['ledgerRecord', recordId], queryFn: async ({ signal }) => (await gqlRequest(LedgerRecordQuery, { recordId }, { signal })).ledgerRecord, staleTime: 0 });

/** What a change of a record makes old. */
export const TOUCHED = ['ledgerRecord', 'ledgerRecords', 'ledgerTotals', 'ledgerAlarms', 'ledgerDraft', 'entry', 'records', 'board', 'indicators'] as const;
