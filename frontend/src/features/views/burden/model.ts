export interface BurdenRow { tier: string; ledgerCode: string; ledgerName: string; records: number; typed: number; prefilled: number }
export interface Effort { records: number; typed: number; prefilled: number }
export const TIERS = ['VILLAGE', 'TOWNSHIP', 'CITY'] as const;
export type TierName = (typeof TIERS)[number];

const none = (): Effort => ({ records: 0, typed: 0, prefilled: 0 });
const add = (to: Effort, r: Effort) => { to.records += r.records; to.typed += r.typed; to.prefilled += r.prefilled; };

export interface LedgerEffort extends Effort { code: string; name: string; by: Partial<Record<string, Effort>> }

/** What was typed, by tier and by ledger; the heaviest ledger first. */
export function efforts(rows: readonly BurdenRow[]): { total: Effort; tiers: Record<TierName, Effort>; ledgers: LedgerEffort[] } {
  const total = none(), tiers = { VILLAGE: none(), TOWNSHIP: none(), CITY: none() };
  const ledgers = new Map<string, LedgerEffort>();
  for (const r of rows) {
    add(total, r);
    if (r.tier in tiers) add(tiers[r.tier as TierName], r);
    const l = ledgers.get(r.ledgerCode) ?? { ...none(), code: r.ledgerCode, name: r.ledgerName, by: {} };
    ledgers.set(r.ledgerCode, l);
    add(l, r);
    add(l.by[r.tier] ??= none(), r);
  }
  return { total, tiers, ledgers: [...ledgers.values()].sort((a, b) => b.typed - a.typed || a.code.localeCompare(b.code)) };
}

/** Of all values, the share that nobody had to type, in percent; undefined where there are none. */
export const savedShare = (e: Effort) => (e.typed + e.prefilled === 0 ? undefined : Math.floor((e.prefilled * 100) / (e.typed + e.prefilled)));

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
/** The period of the same length that ends the day before. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  const a = Date.parse(from), b = Date.parse(to);
  return { from: iso(a - (b - a) - DAY), to: iso(a - DAY) };
}
/** By how many percent what was typed has changed; undefined where there was nothing before. */
export const change = (now: number, before: number) => (before === 0 ? undefined : Math.round(((now - before) * 100) / before));
