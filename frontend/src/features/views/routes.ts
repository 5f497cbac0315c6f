import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
const day = (v: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(text(v) ?? '') ? text(v) : undefined);
const month = (v: unknown) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text(v) ?? '') ? text(v) : undefined);
const some = <T extends object>(o: T): T => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as T;

export interface NetworkSearch { missing?: boolean | undefined; q?: string | undefined }
export const networkSearch = (s: Record<string, unknown>): NetworkSearch => some({ missing: s.missing === true ? true : undefined, q: text(s.q) });

export interface AlarmSearch { ledger?: string | undefined }
export const alarmSearch = (s: Record<string, unknown>): AlarmSearch => some({ ledger: text(s.ledger) });

export interface BurdenSearch { from?: string | undefined; to?: string | undefined }
export const burdenSearch = (s: Record<string, unknown>): BurdenSearch => some({ from: day(s.from), to: day(s.to) });

/** view: "paper" shows the sheet that is printed. */
export interface DutySearch { month?: string | undefined; region?: string | undefined; view?: 'paper' | undefined }
export const dutySearch = (s: Record<string, unknown>): DutySearch => some({ month: month(s.month), region: text(s.region), view: s.view === 'paper' ? 'paper' as const : undefined });

/** series: the fields that tell it, such as the event's name. */
export interface RollupSearch { series?: Record<string, string> | undefined; region?: string | undefined; view?: 'paper' | undefined }
export function rollupSearch(s: Record<string, unknown>): RollupSearch {
  const raw = s.series && typeof s.series === 'object' && !Array.isArray(s.series) ? Object.entries(s.series).flatMap(([k, v]) => (text(v) ? [[k, text(v)!] as const] : [])) : [];
  return some({ series: raw.length > 0 ? Object.fromEntries(raw) : undefined, region: text(s.region), view: s.view === 'paper' ? 'paper' as const : undefined });
}

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/networks/$kindCode', staticData: { crumb: 'registers' }, validateSearch: networkSearch, loader: texts('views'), component: lazyRouteComponent(() => import('./network/NetworkPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/ledgers/$ledgerCode/calendar', staticData: { crumb: 'ledgers' }, validateSearch: dutySearch, loader: texts('views'), component: lazyRouteComponent(() => import('./duty/DutyPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/ledgers/$ledgerCode/rollup', staticData: { crumb: 'ledgers' }, validateSearch: rollupSearch, loader: texts('views'), component: lazyRouteComponent(() => import('./rollup/RollupPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/entries/$entryId/beds', staticData: { crumb: 'registers' }, loader: texts('views', 'forms'), component: lazyRouteComponent(() => import('./beds/BedsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/alarms', staticData: { crumb: 'alarms' }, validateSearch: alarmSearch, loader: texts('views'), component: lazyRouteComponent(() => import('./alarms/AlarmsPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/burden', staticData: { crumb: 'burden' }, validateSearch: burdenSearch, loader: texts('views'), component: lazyRouteComponent(() => import('./burden/BurdenPage')) }),
] as const;

export const nav: NavEntry[] = [
  { group: 'work', key: 'alarms', to: '/alarms', need: ['LEDGER_READ'], order: 8 },
  { group: 'figures', key: 'burden', to: '/burden', need: ['LEDGER_READ'], order: 8 },
];
