import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { bySection, type Section } from '@/lib/sections';
import type { NavEntry, NavGroup } from '../feature';
import { mayAny, type Me } from '../session';

const MenuKindsQuery = graphql(`
  query MenuKinds($cases: Boolean!, $registers: Boolean!, $ledgers: Boolean!) {
    programs @include(if: $cases) { code name shortName section }
    registerKinds @include(if: $registers) { code name shortName section }
    ledgers @include(if: $ledgers) { code name shortName section }
  }
`);

export type KindSort = 'program' | 'register' | 'ledger';
/** A programme, a kind of register entry, a ledger: a line of the menu under its section. */
export interface MenuKind { sort: KindSort; code: string; name: string; shortName: string; section: string; to: string }

export const addressOf = (sort: KindSort, code: string) => ({ program: `/cases?program=${code}`, register: `/registers/${code}`, ledger: `/ledgers/${code}` })[sort];

const linesOf = (sort: KindSort, all: readonly Omit<MenuKind, 'sort' | 'to'>[] = []) => all.map((k): MenuKind => ({ sort, code: k.code, name: k.name, shortName: k.shortName, section: k.section, to: addressOf(sort, k.code) }));
/** What of the bureau's work the person may see; it changes with a release or another role only. */
export const menuKindsOptions = (me: Me) => queryOptions({
  queryKey: ['menuKinds', me.id],
  queryFn: async () => {
    // a list of cases is asked as a dataset, so it takes the right to figures as well
    const vars = { cases: mayAny(me, ['CASE_READ']) && mayAny(me, ['FIGURE_READ']), registers: mayAny(me, ['ORGANIZATION_READ', 'FACILITY_READ']), ledgers: mayAny(me, ['LEDGER_READ']) };
    if (!vars.cases && !vars.registers && !vars.ledgers) return [];
    const r = await gqlRequest(MenuKindsQuery, vars);
    return [...linesOf('program', r.programs), ...linesOf('register', r.registerKinds), ...linesOf('ledger', r.ledgers)];
  },
  staleTime: 30 * 60_000,
});

const GROUPS: NavGroup[] = ['work', 'cases', 'people', 'money', 'figures', 'admin'];

/** The entries a person may use, in groups; groups without any are left out. */
export const visibleGroups = (entries: readonly NavEntry[], me: Pick<Me, 'permissions'>) => GROUPS
  .map((group) => ({ group, entries: entries.filter((e) => e.group === group && mayAny(me, e.need) && (!e.also || me.permissions.includes(e.also))).sort((a, b) => a.order - b.order) }))
  .filter((g) => g.entries.length > 0);

/** The entry whose address is the longest beginning of the one shown. */
export const currentEntry = <E extends { to: string }>(entries: readonly E[], path: string): E | undefined => entries
  .filter((e) => path === e.to || (e.to !== '/' && path.startsWith(`${e.to}/`)))
  .sort((a, b) => b.to.length - a.to.length)[0];

/** The kind that a page is of: by its address, by the programme it is filtered to, or by what the page lies under. */
export function currentKind(kinds: readonly MenuKind[], path: string, program: string | undefined, trail: string | undefined): MenuKind | undefined {
  if (path === '/cases' && program) return kinds.find((k) => k.sort === 'program' && k.code === program);
  return currentEntry(kinds, path) ?? kinds.find((k) => k.to === trail);
}

const SORTS: readonly KindSort[] = ['program', 'register', 'ledger'];
/** The sections of the bureau with their programmes, registers and ledgers. */
export const kindTree = (kinds: readonly MenuKind[]): { section: Section; parts: { sort: KindSort; items: MenuKind[] }[] }[] =>
  bySection(kinds).map(({ section, items }) => ({ section, parts: SORTS.map((sort) => ({ sort, items: items.filter((k) => k.sort === sort) })).filter((p) => p.items.length > 0) }));

const plain = (s: string) => s.toLowerCase().replaceAll(/\s/g, '');
/** What a word typed into the menu finds, what begins with it first. */
export function findInMenu<T extends { label: string; also?: string }>(all: readonly T[], typed: string): T[] {
  const q = plain(typed);
  if (q === '') return [];
  const hits = all.filter((x) => plain(x.label).includes(q) || plain(x.also ?? '').includes(q));
  return [...hits.filter((x) => plain(x.label).startsWith(q)), ...hits.filter((x) => !plain(x.label).startsWith(q))];
}
