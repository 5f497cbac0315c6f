import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/', staticData: { crumb: 'board' }, loader: texts('board'), component: lazyRouteComponent(() => import('./BoardPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'work', key: 'board', to: '/', need: [], order: 1 }];
