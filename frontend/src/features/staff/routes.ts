import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { tableSearch } from '@/lib/tableSearch';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/staff', staticData: { crumb: 'staff' }, validateSearch: tableSearch, loader: texts('staff'), component: lazyRouteComponent(() => import('./StaffPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'admin', key: 'staff', to: '/staff', need: ['STAFF_READ'], order: 1 }];
