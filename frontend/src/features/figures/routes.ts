import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { recordSearch } from '@/lib/recordSearch';
import { figureSearch } from './model';

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/figures', staticData: { crumb: 'indicators' }, validateSearch: figureSearch, loader: texts('figures'), component: lazyRouteComponent(() => import('./FiguresPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/figures/$indicatorId', staticData: { crumb: 'indicators' }, validateSearch: recordSearch, loader: texts('figures'), component: lazyRouteComponent(() => import('./FigurePage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'figures', key: 'indicators', to: '/figures', need: ['FIGURE_READ'], order: 1 }];
