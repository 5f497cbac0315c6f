import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { tableSearch } from '@/lib/tableSearch';

export const routes = [
  createRoute({
    getParentRoute: () => deskRoute, path: '/cases', staticData: { crumb: 'cases' }, validateSearch: tableSearch,
    loader: texts('cases'), component: lazyRouteComponent(() => import('./CaseListPage')),
  }),
] as const;

export const nav: NavEntry[] = [{ group: 'cases', key: 'cases', to: '/cases', need: ['CASE_READ'], order: 1 }];
