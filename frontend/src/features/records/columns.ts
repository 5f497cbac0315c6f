import type { Column } from '@/ui/table';
import { columnsOf, type Field } from '../cases/list/fields';

const WIDTHS: Record<string, number> = { caseNumber: 215, number: 190, idNumber: 170, address: 200, name: 100, payee: 100, head: 100, program: 110, category: 170, item: 110 };

/** The columns of any dataset; numbers of cases and households stay on one line. */
export const recordColumns = <R extends { cells: readonly (string | null)[]; labels: readonly (string | null)[] }>(fields: readonly Field[]): Column<R>[] =>
  columnsOf<R>(fields).map((c) => ({ ...c, width: WIDTHS[c.key] ?? c.width ?? 120 }));
