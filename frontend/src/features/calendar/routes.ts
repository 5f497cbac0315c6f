import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';

/** The year shown; without one, the year of today. */
export function calendarSearch(s: Record<string, unknown>): { year?: number } {
  const year = Number(s.year);
  return Number.isInteger(year) && year > 1900 && year < 2200 ? { year } : {};
}

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/calendar', staticData: { crumb: 'calendar' }, validateSearch: calendarSearch, loader: texts('calendar'), component: lazyRouteComponent(() => import('./CalendarPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'admin', key: 'calendar', to: '/calendar', need: [], order: 4 }];
