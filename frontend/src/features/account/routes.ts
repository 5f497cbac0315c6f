import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/account', staticData: { crumb: 'account' }, loader: texts('account'), component: lazyRouteComponent(() => import('./AccountPage')) }),
] as const;

/** Reached from the person's menu in the header, not from the side menu. */
export const nav: NavEntry[] = [];
