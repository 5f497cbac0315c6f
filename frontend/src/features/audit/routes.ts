import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { tableSearch } from '@/lib/tableSearch';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/audit', staticData: { crumb: 'audit' }, validateSearch: tableSearch, loader: texts('audit'), component: lazyRouteComponent(() => import('./AuditPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'admin', key: 'audit', to: '/audit', need: ['AUDIT_READ'], order: 3 }];
