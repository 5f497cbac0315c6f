import type { ReactNode } from 'react';
import type { LinkProps } from '@tanstack/react-router';
import type { ConditionInput, OrderInput } from '@/gql/graphql';
import type { TableSearch } from '@/lib/tableSearch';

/** What every list of the API answers. */
export interface Connection<T> {
  nodes: readonly T[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  totalCount: number;
}

export interface Column<T> {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  /** true: sortable by `key`; a string: by that field of the API */
  sort?: boolean | string;
  align?: 'left' | 'right' | 'center';
  width?: number;
  /** not shown until chosen */
  hidden?: boolean;
  /** on a phone: the card's headline (default: first column), a tag beside it, a line of the body, or nothing */
  card?: 'title' | 'tag' | 'line' | 'none';
}

export interface FilterOption { value: string; label: string }
export interface Filter {
  key: string;
  label: string;
  kind: 'choice' | 'multi' | 'text' | 'date-range' | 'month' | 'region' | 'yes-no';
  options?: readonly FilterOption[];
  /** the API's field, when it is not `key` */
  field?: string;
  /** for a filter that does not translate by its kind */
  conditions?: (values: string[]) => ConditionInput[];
}

export interface TableState {
  search: TableSearch;
  filters: readonly Filter[];
  page: number;
  /** text in the search box and filters that are set */
  activeCount: number;
  order: OrderInput | undefined;
  /** the arguments of a list: first, after, where, order. Also the right query key. */
  vars: { first: number; after: string | undefined; where: ConditionInput[] | undefined; order: OrderInput | undefined };
  /** changes filters, order, size or columns; paging starts again unless only columns change */
  set: (patch: Partial<TableSearch>, opts?: { replace?: boolean }) => void;
  setFilter: (key: string, values: string[] | undefined) => void;
  next: (endCursor: string) => void;
  prev: () => void;
  first: () => void;
}

export type RowLink<T> = (row: T) => Pick<LinkProps, 'to' | 'params' | 'search'>;
