import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { tableSearch } from '@/lib/tableSearch';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/imports', staticData: { crumb: 'imports' }, validateSearch: tableSearch, loader: texts('imports'), component: lazyRouteComponent(() => import('./ImportsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/imports/$importId', staticData: { crumb: 'imports' }, loader: texts('imports'), component: lazyRouteComponent(() => import('./ImportPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'people', key: 'imports', to: '/imports', need: ['IMPORT_RUN'], order: 3 }];
