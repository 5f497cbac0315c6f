export { DataTable } from './DataTable';
export { useLocalTable, useTable } from './useTable';
export type { Column, Connection, Filter, RowLink, TableState } from './types';
