import { expect, it, vi } from 'vitest';
import { installChunkRecovery } from './chunkRecovery';
import { currentEntry, currentKind, findInMenu, kindTree, visibleGroups, type MenuKind } from './desk/menu';
import type { NavEntry } from './feature';
import { navEntries } from './features';
import { router } from './router';

it('every line of the menu leads to a page, and no two to the same', () => {
  for (const e of navEntries) expect(Object.keys(router.routesByPath), e.to).toContain(e.to);
  expect(new Set(navEntries.map((e) => e.to)).size).toBe(navEntries.length);
});

const entry = (to: string, need: NavEntry['need'] = [], order = 1): NavEntry => ({ group: 'cases', key: 'cases', to, need, order });
it('shows only what the person may do, and no empty group', () => {
  const all = [entry('/b', ['CASE_READ'], 2), entry('/a', ['CASE_DRAFT', 'CASE_READ'], 1), { ...entry('/s', ['STAFF_READ']), group: 'admin' as const }];
  expect(visibleGroups(all, { permissions: ['CASE_READ'] }).map((g) => [g.group, g.entries.map((e) => e.to)])).toEqual([['cases', ['/a', '/b']]]);
  expect(visibleGroups(all, { permissions: [] })).toEqual([]);
});
it('finds the entry of a page below it', () => {
  const all = [entry('/'), entry('/cases'), entry('/cases/new')];
  expect(currentEntry(all, '/cases/7')?.to).toBe('/cases');
  expect(currentEntry(all, '/cases/new')?.to).toBe('/cases/new');
  expect(currentEntry(all, '/casesX')).toBeUndefined();
});
const kind = (sort: MenuKind['sort'], code: string, section: string, name: string, to: string): MenuKind => ({ sort, code, section, name, shortName: name, to });
const kinds = [kind('program', 'P', 'SA', '最低生活保障', '/cases?program=P'), kind('ledger', 'L', 'ORG', '社会组织扶持资金', '/ledgers/L'), kind('register', 'R', 'ORG', '社会团体', '/registers/R')];
it('puts programmes, registers and ledgers under their section, in the order of the bureau', () => {
  expect(kindTree(kinds).map((s) => [s.section, s.parts.map((p) => [p.sort, p.items.map((k) => k.code)])])).toEqual([['SA', [['program', ['P']]]], ['ORG', [['register', ['R']], ['ledger', ['L']]]]]);
});
it('knows the kind of a page by its address, by the programme it is filtered to, or by what the page lies under', () => {
  expect(currentKind(kinds, '/registers/R/new', undefined, undefined)?.code).toBe('R');
  expect(currentKind(kinds, '/cases', 'P', undefined)?.code).toBe('P');
  expect(currentKind(kinds, '/cases', undefined, undefined)).toBeUndefined();
  expect(currentKind(kinds, '/entries/e1', undefined, '/registers/R')?.code).toBe('R');
});
it('finds a page by any part of its name, the beginnings first', () => {
  const all = [{ label: '灾情报告' }, { label: '报告' }, { label: '社会团体', also: 'SOCIAL_GROUP 社团' }];
  expect(findInMenu(all, ' 报告').map((x) => x.label)).toEqual(['报告', '灾情报告']);
  expect(findInMenu(all, 'social').map((x) => x.label)).toEqual(['社会团体']);
  expect(findInMenu(all, ' ')).toEqual([]);
});
it('reloads once for a missing chunk, never in a loop', () => {
  const reload = vi.fn();
  sessionStorage.clear();
  installChunkRecovery(reload);
  for (let i = 0; i < 3; i++) window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
  expect(reload).toHaveBeenCalledOnce();
});
