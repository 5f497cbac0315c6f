import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { tableSearch, type TableSearch } from '@/lib/tableSearch';

/** The list of imports, and which kind of file is to be uploaded. */
export interface ImportSearch extends TableSearch { kind?: string | undefined }
const importSearch = (s: Record<string, unknown>): ImportSearch => ({ ...tableSearch(s), ...(typeof s.kind === 'string' && s.kind !== '' ? { kind: s.kind } : {}) });

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/imports', staticData: { crumb: 'imports' }, validateSearch: importSearch, loader: texts('imports'), component: lazyRouteComponent(() => import('./ImportsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/imports/$importId', staticData: { crumb: 'imports' }, loader: texts('imports'), component: lazyRouteComponent(() => import('./ImportPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'people', key: 'imports', to: '/imports', need: ['IMPORT_RUN'], order: 3 }];
