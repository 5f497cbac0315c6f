import { expect, it } from 'vitest';
import { figureSearch, part, themeOf, written } from './model';

it('puts a figure under its theme and writes it as people know it', () => {
  expect(['dibao.standard.urban', 'dibao.min_topup', 'dibao.paid.rural', 'dibao.urban.households'].map(themeOf)).toEqual(['standards', 'standards', 'paid', 'covered']);
  expect([written('1368'), written('528'), written('315.87'), written('—')]).toEqual(['1,368', '528', '315.87', '—']);
  expect(part({ key: 'dibao.standard.urban.growth' }, '52800')).toBe('528');
  expect(part({ key: 'dibao.households.growth' }, '1368')).toBe('1,368');
});
it('keeps a place and a day in the address, and drops what is neither', () => {
  expect(figureSearch({ region: 339981001000, asOf: '2026-10-31' })).toEqual({ region: '339981001000', asOf: '2026-10-31' });
  expect(figureSearch({ region: '', asOf: 'yesterday' })).toEqual({});
});
