import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { recordSearch } from '@/lib/recordSearch';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/records', staticData: { crumb: 'explore' }, loader: texts('records'), component: lazyRouteComponent(() => import('./DatasetsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/records/$dataset', staticData: { crumb: 'explore' }, validateSearch: recordSearch, loader: texts('records', 'cases'), component: lazyRouteComponent(() => import('./RecordsPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'figures', key: 'explore', to: '/records', need: ['FIGURE_READ'], order: 2 }];
