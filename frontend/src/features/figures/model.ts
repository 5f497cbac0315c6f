export const THEMES = ['standards', 'covered', 'paid'] as const;
export type Theme = (typeof THEMES)[number];

/** Under which heading a figure stands, by its key. */
export const themeOf = (key: string): Theme => (/\.(standard|min_topup)/.test(key) ? 'standards' : /\.paid/.test(key) ? 'paid' : 'covered');

/** Where and on which day the figures are asked for. */
export interface FigureSearch { region?: string | undefined; asOf?: string | undefined }
const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
export function figureSearch(s: Record<string, unknown>): FigureSearch {
  const region = text(s.region), asOf = text(s.asOf);
  return { ...(region ? { region } : {}), ...(asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}) };
}
