import { formatInteger } from '@/lib/format';

export const THEMES = ['standards', 'covered', 'paid'] as const;
export type Theme = (typeof THEMES)[number];

/** Under which heading a figure stands, by its key. */
export const themeOf = (key: string): Theme => (/\.(standard|min_topup)/.test(key) ? 'standards' : /\.paid/.test(key) ? 'paid' : 'covered');

/** A count with its thousands apart; anything else as it was printed. */
export const written = (printed: string) => (/^-?\d{4,}$/.test(printed) ? formatInteger(printed) : printed);

/** A part of a formula: standards are kept in fen, everything else is a count. */
export const part = (f: { key: string }, value: string) => (themeOf(f.key) === 'standards' && /^\d+$/.test(value) ? `${Number(value) / 100}` : formatInteger(value));

/** Where and on which day the figures are asked for. */
export interface FigureSearch { region?: string | undefined; asOf?: string | undefined }
const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
export function figureSearch(s: Record<string, unknown>): FigureSearch {
  const region = text(s.region), asOf = text(s.asOf);
  return { ...(region ? { region } : {}), ...(asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}) };
}
