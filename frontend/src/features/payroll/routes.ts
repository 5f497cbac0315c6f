import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { tableSearch } from '@/lib/tableSearch';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/payroll', staticData: { crumb: 'batches' }, validateSearch: tableSearch, loader: texts('payroll'), component: lazyRouteComponent(() => import('./list/BatchesPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/payroll/$batchId', staticData: { crumb: 'batches' }, validateSearch: tableSearch, loader: texts('payroll'), component: lazyRouteComponent(() => import('./detail/BatchPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'money', key: 'batches', to: '/payroll', need: ['PAYROLL_READ'], order: 1 }];
