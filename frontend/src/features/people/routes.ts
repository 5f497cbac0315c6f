import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { recordSearch } from '@/lib/recordSearch';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/people', staticData: { crumb: 'people' }, validateSearch: recordSearch, loader: texts('people', 'records', 'cases'), component: lazyRouteComponent(() => import('./PeoplePage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/people/$personId', staticData: { crumb: 'people' }, loader: texts('people', 'cases', 'actions'), component: lazyRouteComponent(() => import('./PersonPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/households', staticData: { crumb: 'households' }, validateSearch: recordSearch, loader: texts('people', 'records', 'cases'), component: lazyRouteComponent(() => import('./HouseholdsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/households/$householdId', staticData: { crumb: 'households' }, loader: texts('people', 'cases', 'actions'), component: lazyRouteComponent(() => import('./HouseholdPage')) }),
] as const;

export const nav: NavEntry[] = [
  { group: 'people', key: 'people', to: '/people', need: ['PERSON_READ'], also: 'FIGURE_READ', order: 1 },
  { group: 'people', key: 'households', to: '/households', need: ['PERSON_READ'], also: 'FIGURE_READ', order: 2 },
];
