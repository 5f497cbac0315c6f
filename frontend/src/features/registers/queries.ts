import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { RegisterEntriesQuery as EntriesData, RegisterEntryQuery as EntryData, RegisterKindQuery as KindData, RegisterKindsQuery as KindsData } from '@/gql/graphql';
import type { Acted } from '@/features/actions/desk';
import { readFields, readSections } from '@/forms';
import { gqlRequest } from '@/lib/graphql';

const RegisterKindsQuery = graphql(`
  query RegisterKinds { registerKinds { code class name shortName section network mayCreate } }
`);
const RegisterKindQuery = graphql(`
  query RegisterKind($kindCode: ID!) {
    registerKind(kindCode: $kindCode) {
      code class name shortName section tiers network aboveLabel aboveKinds dataset mayCreate
      basis { law article number } statuses { value label }
      form { key title help fields { ...FormFieldParts } }
      create { action label help style confirm initial form { ...FormFieldParts } }
    }
  }
`);
export const RegisterEntriesQuery = graphql(`
  query RegisterEntries($class: EntryClass!, $kindCode: ID, $regionCode: ID, $search: String, $waiting: Boolean, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {
    entries(class: $class, kindCode: $kindCode, regionCode: $regionCode, search: $search, waiting: $waiting, where: $where, order: $order, first: $first, after: $after) {
      nodes {
        id number name creditCode region { name fullName } status statusLabel stands beganOn closedOn gradeLabel gradedOn due dueLabel overdue aboveName
        checks { year resultLabel } values { key text }
      }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
/** How many stand and how many are overdue of each kind, and what waits for the person. */
const RegisterOverviewQuery = graphql(`
  query RegisterOverview($class: EntryClass!, $all: DatasetQueryInput!, $late: DatasetQueryInput!) {
    all: figures(query: $all) { rows { keys values } }
    late: figures(query: $late) { rows { keys values } }
    entries(class: $class, waiting: true, first: 6, order: { field: "due" }) { nodes { id name kindCode kindName region { name } statusLabel due dueLabel overdue } totalCount }
  }
`);
const RegisterEntryQuery = graphql(`
  query RegisterEntry($entryId: ID!) {
    entry(entryId: $entryId) {
      id rev class kindCode kindName number name creditCode region { code fullName } status statusLabel statusSince stands beganOn closedOn closeReason aboveName gradeLabel gradedOn
      above { kind id label } due dueLabel overdue form
      values { key label text } files { id name size url }
      checks { year resultLabel on } duties { key label legal year due overdue }
      actions { seq action label by byRole byRegion at fromStatus toStatus toStatusLabel summary { key label text } files { id name size url } }
      availableActions { action label help style confirm initial form { ...FormFieldParts } }
      blockedActions { action label reason }
      below { kind id label } ledgers { ledgerCode ledgerName count mayEnter occupies }
      kind { code name class section network aboveLabel basis { law article number } form { key title help fields { ...FormFieldParts } } }
    }
  }
`);
export const RegisterSearchQuery = graphql(`
  query RegisterSearch($class: EntryClass!, $search: String, $where: [ConditionInput!]) {
    entries(class: $class, search: $search, where: $where, first: 20) { nodes { id name number kindName region { name } } }
  }
`);
export const RegisterCreateMutation = graphql(`
  mutation RegisterCreate($input: CreateEntryInput!) { createEntry(input: $input) { entry { id statusLabel } } }
`);
export const RegisterPerformMutation = graphql(`
  mutation RegisterPerform($input: PerformEntryActionInput!) { performEntryAction(input: $input) { entry { id rev statusLabel } } }
`);

export type KindRow = KindsData['registerKinds'][number];
export type EntryRow = EntriesData['entries']['nodes'][number];
type WireKind = KindData['registerKind'];
export type RegisterKind = Omit<WireKind, 'form' | 'create'> & { sections: ReturnType<typeof readSections>; create: (Omit<NonNullable<WireKind['create']>, 'form'> & { form: ReturnType<typeof readFields> }) | null };
type WireEntry = EntryData['entry'];
export type EntryDetail = Omit<WireEntry, 'availableActions'> & Acted & { sections: ReturnType<typeof readSections> };

/** The kinds the person may see; they change with a release or another role only. */
export const kindsOptions = queryOptions({ queryKey: ['registerKinds'], queryFn: async () => (await gqlRequest(RegisterKindsQuery, {})).registerKinds, staleTime: 10 * 60_000 });

export const kindOptions = (kindCode: string) => queryOptions({
  queryKey: ['registerKind', kindCode],
  queryFn: async ({ signal }): Promise<RegisterKind> => {
    const { form, create, ...k } = (await gqlRequest(RegisterKindQuery, { kindCode }, { signal })).registerKind;
    return { ...k, sections: readSections(form), create: create && { ...create, form: readFields(create.form) } };
  },
  staleTime: 10 * 60_000,
});

const DATASETS = { ORGANIZATION: 'organizations', FACILITY: 'facilities' } as const;
/** Counts by kind of one register, and the first few that wait for the person. */
export const overviewOptions = (entryClass: keyof typeof DATASETS, today: string) => queryOptions({
  queryKey: ['registerOverview', entryClass, today],
  queryFn: async ({ signal }) => {
    const ask = { dataset: DATASETS[entryClass], measures: [{ op: 'COUNT' as const, as: 'n' }], by: ['kind'] };
    const r = await gqlRequest(RegisterOverviewQuery, { class: entryClass, all: ask, late: { ...ask, where: [{ field: 'due', op: 'LT' as const, values: [today] }] } }, { signal });
    const counts = (t: typeof r.all) => Object.fromEntries(t.rows.map((x) => [x.keys[0], Number(x.values[0])])) as Record<string, number>;
    return { all: counts(r.all), late: counts(r.late), waiting: r.entries };
  },
});

export const entryOptions = (entryId: string) => queryOptions({
  queryKey: ['entry', entryId],
  queryFn: async ({ signal }): Promise<EntryDetail> => {
    const { availableActions, ...e } = (await gqlRequest(RegisterEntryQuery, { entryId }, { signal })).entry;
    return { ...e, sections: readSections(e.kind.form), offers: availableActions.map((o) => ({ ...o, form: readFields(o.form) })) };
  },
  staleTime: 0,
});

/** What a change of an entry makes old. */
export const TOUCHED = ['entry', 'entries', 'registerOverview', 'records', 'board', 'indicators'] as const;
