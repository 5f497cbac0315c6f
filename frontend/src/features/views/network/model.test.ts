import { expect, it } from 'vitest';
import { groupsOf, narrowed, percent, type Division } from './model';

const d = (tier: string, code: string, name: string, parentCode: string, entryId?: string): Division => ({ region: { code, name, fullName: `${tier === 'VILLAGE' ? '东山镇' : ''}${name}`, tier, parentCode }, entryId: entryId ?? null, name: entryId ? `${name}站` : null });
const cover = [d('CITY', '330', '江山市', '', 'e0'), d('TOWNSHIP', '330100', '东山镇', '330', 'e1'), d('VILLAGE', '330101', '一村', '330100'), d('VILLAGE', '330102', '二村', '330100', 'e2'), d('TOWNSHIP', '330200', '西溪镇', '330')];

it('puts villages under their township and counts nodes', () => {
  const { city, groups } = groupsOf(cover);
  expect(city?.entryId).toBe('e0');
  expect(groups.map((g) => [g.name, g.have, g.of])).toEqual([['东山镇', 2, 3], ['西溪镇', 0, 1]]);
});

it('names a township of which only villages are in reach', () => {
  const [g] = groupsOf([d('VILLAGE', '330101', '一村', '330100')]).groups;
  expect(g).toMatchObject({ code: '330100', name: '东山镇', own: undefined, of: 1 });
});

it('narrows to what is missing and to a name', () => {
  const { groups } = groupsOf(cover);
  expect(narrowed(groups, '', true).map((g) => [g.own?.region.name, g.below.map((x) => x.region.name)])).toEqual([[undefined, ['一村']], ['西溪镇', []]]);
  expect(narrowed(groups, '二村', false)).toHaveLength(1);
  expect(narrowed(groups, '二村', true)).toEqual([]);
  expect(narrowed(groups, '东山', false)[0]!.below).toHaveLength(2);
});

it('never rounds up to complete', () => {
  expect([percent(304, 305), percent(305, 305), percent(0, 0)]).toEqual([99, 100, 0]);
});
