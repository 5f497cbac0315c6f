import { expect, it } from 'vitest';
import { layoutOf, MAX_BEDS, placed, shortBed, stays, type Stay } from './model';

const P = { field: 'bed', of: 'beds', rooms: 'roomList', room: 'room', count: 'count' };
const stay = (id: string, bed?: string, more: Partial<Stay> = {}): Stay => ({ id, rev: 1, on: '2026-01-01', state: 'VALID', form: bed ? { bed } : {}, ...more });

it('lays beds out by the rooms of the home, else numbers them through', () => {
  expect(layoutOf({ beds: 9, roomList: [{ room: '201', count: 2 }, { room: '202', count: 1 }] }, P)).toEqual({ listed: true, rooms: [{ name: '201', beds: ['201-1', '201-2'] }, { name: '202', beds: ['202-1'] }] });
  expect(layoutOf({ beds: 3 }, P)).toEqual({ listed: false, rooms: [{ name: undefined, beds: ['1', '2', '3'] }] });
  expect(layoutOf({ beds: 100_000 }, P).rooms[0]!.beds).toHaveLength(MAX_BEDS);
});

it('puts everybody somewhere', () => {
  const { rooms } = layoutOf({ roomList: [{ room: '201', count: 2 }] }, P);
  const { of, unplaced, extra } = placed(rooms, [stay('a', '201-1'), stay('b'), stay('c', '909-1'), stay('d', '201-1')], 'bed');
  expect([[...of.keys()], unplaced.map((s) => s.id), extra.map((s) => s.id)]).toEqual([['201-1'], ['b'], ['c', 'd']]);
});

it('knows who lives there on a day', () => {
  expect([stays(stay('a'), '2026-03-16'), stays(stay('a', undefined, { until: '2026-03-16' }), '2026-03-16'), stays(stay('a', undefined, { until: '2026-03-15' }), '2026-03-16'), stays(stay('a', undefined, { on: '2026-04-01' }), '2026-03-16'), stays(stay('a', undefined, { state: 'VOID' }), '2026-03-16')])
    .toEqual([true, true, false, false, false]);
});

it('calls a bed by its number within its room', () => {
  expect([shortBed('201-1', '201'), shortBed('7', undefined)]).toEqual(['1', '7']);
});
