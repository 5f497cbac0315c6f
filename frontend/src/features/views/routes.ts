import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { alarmSearch, burdenSearch, networkSearch } from './search';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/networks/$kindCode', validateSearch: networkSearch, loader: texts('views'), component: lazyRouteComponent(() => import('./network/NetworkPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/alarms', staticData: { crumb: 'alarms' }, validateSearch: alarmSearch, loader: texts('views'), component: lazyRouteComponent(() => import('./alarms/AlarmsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/burden', staticData: { crumb: 'burden' }, validateSearch: burdenSearch, loader: texts('views'), component: lazyRouteComponent(() => import('./burden/BurdenPage')) }),
] as const;

export const nav: NavEntry[] = [
  { group: 'work', key: 'alarms', to: '/alarms', need: ['LEDGER_READ'], order: 8 },
  { group: 'figures', key: 'burden', to: '/burden', need: ['LEDGER_READ'], order: 8 },
];
