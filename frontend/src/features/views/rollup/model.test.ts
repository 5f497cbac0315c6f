import { expect, it } from 'vitest';
import { rollupSearch } from '../routes';
import { differing, less, sameSeries, seriesOf } from './model';

it('subtracts counts and amounts exactly', () => {
  expect([less('140', '137'), less('10.05', '10.10'), less('0.00', '1234567890123.45'), less('5', null), less(null, '5')]).toEqual(['3', '-0.05', '-1234567890123.45', undefined, undefined]);
});

it('finds where a report is not the sum of those below', () => {
  expect(differing(['140', '0', '1010.00', null], ['137', '0', '1010.00', '4'])).toEqual([0]);
});

it('knows a series by its fields', () => {
  expect(seriesOf({ event: '梅花台风', n: 3 })).toEqual({ event: '梅花台风' });
  expect([sameSeries({ event: 'a' }, { event: 'a' }), sameSeries({ event: 'b' }, { event: 'a' }), sameSeries(undefined, {})]).toEqual([true, false, false]);
});

it('takes only texts as a series from the address', () => {
  expect(rollupSearch({ series: { event: '梅花台风', x: [] }, view: 'x' })).toEqual({ series: { event: '梅花台风' } });
  expect(rollupSearch({ series: 'x' })).toEqual({});
});
