import { expect, it } from 'vitest';
import { exclusionsOf } from './benefits';

const line = (id: string, programCode: string) => ({ case: { id, programCode, programName: programCode } });

it('tells exclusions from both ends', () => {
  const x = exclusionsOf({
    lines: [line('c1', 'DIBAO'), line('c2', 'TEKUN')],
    exclusions: [{ personId: 'p1', programCode: 'TEKUN', programName: '特困', caseId: 'c1' }, { personId: 'p2', programCode: 'TEKUN', programName: '特困', caseId: 'c1' }, { personId: 'p1', programCode: 'ORPHAN', programName: '孤儿', caseId: 'c1' }],
  });
  expect(x.by.get('c1')!.map((p) => p.programName)).toEqual(['特困', '孤儿']);
  expect(x.by.get('c2')).toBeUndefined();
  expect(x.from('TEKUN', 'c2')).toEqual([{ caseId: 'c1', programName: 'DIBAO' }]);
  expect(x.from('DIBAO', 'c1')).toEqual([]);
});

it('names nothing that stands in the way but cannot be seen', () => {
  expect(exclusionsOf({ lines: [line('c2', 'TEKUN')], exclusions: [{ personId: 'p', programCode: 'TEKUN', programName: '特困', caseId: 'hidden' }] }).from('TEKUN', 'c2')).toEqual([]);
});
