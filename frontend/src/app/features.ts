import { nav as accountNav, routes as accountRoutes } from '@/features/account/routes';
import { nav as boardNav, routes as boardRoutes } from '@/features/board/routes';
import { nav as casesNav, routes as casesRoutes } from '@/features/cases/routes';
import { nav as payrollNav, routes as payrollRoutes } from '@/features/payroll/routes';
import { nav as peopleNav, routes as peopleRoutes } from '@/features/people/routes';
import { nav as recordsNav, routes as recordsRoutes } from '@/features/records/routes';
import { nav as figuresNav, routes as figuresRoutes } from '@/features/figures/routes';
import { nav as importsNav, routes as importsRoutes } from '@/features/imports/routes';
import { nav as ledgersNav, routes as ledgersRoutes } from '@/features/ledgers/routes';
import { nav as registersNav, routes as registersRoutes } from '@/features/registers/routes';
import { nav as standardsNav, routes as standardsRoutes } from '@/features/standards/routes';
import { nav as staffNav, routes as staffRoutes } from '@/features/staff/routes';
import { nav as auditNav, routes as auditRoutes } from '@/features/audit/routes';
import { nav as calendarNav, routes as calendarRoutes } from '@/features/calendar/routes';
import { nav as viewsNav, routes as viewsRoutes } from '@/features/views/routes';
import type { NavEntry } from './feature';

/** Every feature is named here once: its pages and its lines in the menu. */
export const deskRoutes = [...boardRoutes, ...casesRoutes, ...registersRoutes, ...ledgersRoutes, ...payrollRoutes, ...peopleRoutes, ...recordsRoutes, ...figuresRoutes, ...importsRoutes, ...standardsRoutes, ...staffRoutes, ...auditRoutes, ...calendarRoutes, ...viewsRoutes, ...accountRoutes] as const;
export const navEntries: readonly NavEntry[] = [...boardNav, ...casesNav, ...registersNav, ...ledgersNav, ...payrollNav, ...peopleNav, ...recordsNav, ...figuresNav, ...importsNav, ...standardsNav, ...staffNav, ...auditNav, ...calendarNav, ...viewsNav, ...accountNav];
