import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { recordSearch } from '@/lib/recordSearch';
import { entrySearch, newEntrySearch } from './search';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/registers', staticData: { crumb: 'registers' }, loader: texts('registers'), component: lazyRouteComponent(() => import('./list/RegistersPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/registers/$kindCode', staticData: { crumb: 'registers' }, validateSearch: recordSearch, loader: texts('registers', 'records', 'cases'), component: lazyRouteComponent(() => import('./list/KindPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/registers/$kindCode/new', staticData: { crumb: 'registers' }, validateSearch: newEntrySearch, loader: texts('registers'), component: lazyRouteComponent(() => import('./create/NewEntryPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/entries/$entryId', staticData: { crumb: 'registers' }, validateSearch: entrySearch, loader: texts('registers', 'actions'), component: lazyRouteComponent(() => import('./detail/EntryPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'cases', key: 'registers', to: '/registers', need: ['ORGANIZATION_READ', 'FACILITY_READ'], order: 3 }];
