import { nav as accountNav, routes as accountRoutes } from '@/features/account/routes';
import { nav as boardNav, routes as boardRoutes } from '@/features/board/routes';
import { nav as casesNav, routes as casesRoutes } from '@/features/cases/routes';
import type { NavEntry } from './feature';

/** Every feature is named here once: its pages and its lines in the menu. */
export const deskRoutes = [...boardRoutes, ...casesRoutes, ...accountRoutes] as const;
export const navEntries: readonly NavEntry[] = [...boardNav, ...casesNav, ...accountNav];
