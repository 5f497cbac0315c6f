import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { recordSearch } from '@/lib/recordSearch';
import { tableSearch } from '@/lib/tableSearch';
import { caseSearch, newCaseSearch } from './model/search';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/work', staticData: { crumb: 'workQueue' }, validateSearch: tableSearch, loader: texts('cases'), component: lazyRouteComponent(() => import('./queue/QueuePage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/cases', staticData: { crumb: 'cases' }, validateSearch: recordSearch, loader: texts('cases', 'records'), component: lazyRouteComponent(() => import('./list/CaseListPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/cases/new', staticData: { crumb: 'newCase' }, validateSearch: newCaseSearch, loader: texts('cases'), component: lazyRouteComponent(() => import('./create/NewCasePage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/cases/$caseId', staticData: { crumb: 'cases' }, validateSearch: caseSearch, loader: texts('cases', 'actions'), component: lazyRouteComponent(() => import('./detail/CasePage')) }),
] as const;

export const nav: NavEntry[] = [
  { group: 'work', key: 'workQueue', to: '/work', need: ['CASE_READ'], order: 2 },
  { group: 'cases', key: 'cases', to: '/cases', need: ['CASE_READ'], also: 'FIGURE_READ', order: 1 },
  { group: 'cases', key: 'newCase', to: '/cases/new', need: ['CASE_DRAFT'], order: 2 },
];
