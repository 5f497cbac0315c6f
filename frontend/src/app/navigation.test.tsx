import { expect, it, vi } from 'vitest';
import { installChunkRecovery } from './chunkRecovery';
import { currentEntry, visibleGroups } from './desk/SideMenu';
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
it('reloads once for a missing chunk, never in a loop', () => {
  const reload = vi.fn();
  sessionStorage.clear();
  installChunkRecovery(reload);
  for (let i = 0; i < 3; i++) window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
  expect(reload).toHaveBeenCalledOnce();
});
