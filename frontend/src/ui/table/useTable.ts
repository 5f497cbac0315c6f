import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConditionInput } from '@/gql/graphql';
import { PAGE_SIZES, type TableSearch } from '@/lib/tableSearch';
import type { Filter, TableState } from './types';

declare module '@tanstack/react-router' {
  /** cursors of the pages before the one shown; survives reload and back, and does not lengthen the URL */
  interface HistoryState { cursors?: string[] }
}

interface Options { filters?: readonly Filter[]; defaultSort?: string }
const NONE: readonly Filter[] = [];

export function conditionsOf(filters: readonly Filter[], values: Record<string, string[]> = {}): ConditionInput[] {
  return filters.flatMap((f): ConditionInput[] => {
    const v = values[f.key];
    if (!v || v.every((x) => x === '')) return [];
    const field = f.field ?? f.key;
    if (f.conditions) return f.conditions(v);
    switch (f.kind) {
      case 'multi': return [{ field, op: 'IN', values: v }];
      case 'text': return [{ field, op: 'CONTAINS', values: v }];
      case 'date-range': return [...(v[0] ? [{ field, op: 'GTE' as const, values: [v[0]] }] : []), ...(v[1] ? [{ field, op: 'LTE' as const, values: [v[1]] }] : [])];
      default: return [{ field, op: 'EQ', values: v }];
    }
  });
}

function build(search: TableSearch, { filters = NONE, defaultSort }: Options, cursors: string[], go: (s: TableSearch, cursors: string[], replace: boolean) => void): TableState {
  const sort = search.sort ?? defaultSort;
  const order = sort ? { field: sort.replace(/^-/, ''), desc: sort.startsWith('-') } : undefined;
  const where = conditionsOf(filters, search.f);
  const page = search.after ? (search.page ?? 2) : 1;
  const set: TableState['set'] = (patch, opts) => {
    const onlyColumns = Object.keys(patch).every((k) => k === 'cols');
    go({ ...search, ...(onlyColumns ? {} : { after: undefined, page: undefined }), ...patch }, onlyColumns ? cursors : [], opts?.replace ?? false);
  };
  return {
    search, filters, page, order, set,
    activeCount: Object.keys(search.f ?? {}).length + (search.q ? 1 : 0),
    vars: { first: search.size ?? PAGE_SIZES[0], after: search.after, where: where.length > 0 ? where : undefined, order },
    setFilter: (key, values) => {
      const { [key]: _, ...rest } = search.f ?? {};
      const f = values && values.some((v) => v !== '') ? { ...rest, [key]: values } : rest;
      set({ f: Object.keys(f).length > 0 ? f : undefined });
    },
    next: (endCursor) => go({ ...search, after: endCursor, page: page + 1 }, [...cursors, search.after ?? ''], false),
    // a shared link has no history: its "previous" is the first page
    prev: () => {
      const after = cursors.at(-1) ?? '';
      go({ ...search, after: after || undefined, page: after ? page - 1 : undefined }, cursors.slice(0, -1), false);
    },
    first: () => go({ ...search, after: undefined, page: undefined }, [], false),
  };
}

/** A list's state in the URL. The route needs `validateSearch: tableSearch`. */
export function useTable(options: Options = {}): TableState {
  const search: TableSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const cursors = useLocation({ select: (l) => l.state.cursors });
  return build(search, options, cursors ?? [], (s, c, replace) => {
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...s })) as never, state: { cursors: c }, replace, resetScroll: false });
  });
}

/** The same for a second list of a page, or one in a dialog: the state lives in the component. */
export function useLocalTable(options: Options = {}): TableState {
  const [state, setState] = useState<{ search: TableSearch; cursors: string[] }>({ search: {}, cursors: [] });
  return build(state.search, options, state.cursors, (search, cursors) => setState({ search, cursors }));
}
