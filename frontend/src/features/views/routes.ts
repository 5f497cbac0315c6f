import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
const like = (v: unknown, p: RegExp) => { const s = text(v); return s && p.test(s) ? s : undefined; };
const DAY = /^\d{4}-\d\d-\d\d$/, MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const paper = (v: unknown) => (v === 'paper' ? v : undefined);
const some = <T extends object>(o: T): T => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as T;

export interface NetworkSearch { missing?: boolean | undefined; q?: string | undefined }
export const networkSearch = (s: Record<string, unknown>): NetworkSearch => some({ missing: s.missing === true || undefined, q: text(s.q) });

export interface AlarmSearch { ledger?: string | undefined }
export const alarmSearch = (s: Record<string, unknown>): AlarmSearch => some({ ledger: text(s.ledger) });

export interface BurdenSearch { from?: string | undefined; to?: string | undefined }
export const burdenSearch = (s: Record<string, unknown>): BurdenSearch => some({ from: like(s.from, DAY), to: like(s.to, DAY) });

/** view: "paper" shows the sheet that is printed. */
export interface DutySearch { month?: string | undefined; region?: string | undefined; view?: 'paper' | undefined }
export const dutySearch = (s: Record<string, unknown>): DutySearch => some({ month: like(s.month, MONTH), region: text(s.region), view: paper(s.view) });

/** series: the fields that tell it, such as the event's name. */
export interface RollupSearch { series?: Record<string, string> | undefined; region?: string | undefined; view?: 'paper' | undefined }
export function rollupSearch(s: Record<string, unknown>): RollupSearch {
  const series = Object.fromEntries(Object.entries(s.series && typeof s.series === 'object' ? s.series : {}).filter(([, v]) => text(v)));
  return some({ series: Object.keys(series)[0] ? series : undefined, region: text(s.region), view: paper(s.view) });
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
