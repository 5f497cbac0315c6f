import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { tableSearch } from '@/lib/tableSearch';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/standards', staticData: { crumb: 'standards' }, validateSearch: tableSearch, loader: texts('standards'), component: lazyRouteComponent(() => import('./StandardsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/standards/$key', staticData: { crumb: 'standards' }, validateSearch: tableSearch, loader: texts('standards'), component: lazyRouteComponent(() => import('./StandardPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'money', key: 'standards', to: '/standards', need: ['STANDARD_READ'], order: 2 }];
