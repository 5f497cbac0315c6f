/** The state of a list that belongs into the URL, so that reload, back and a shared link show the same rows. */
export interface TableSearch {
  q?: string | undefined;
  /** filter key → values */
  f?: Record<string, string[]> | undefined;
  /** field name, with a leading "-" for descending */
  sort?: string | undefined;
  /** cursor of the page shown, and its number for people */
  after?: string | undefined;
  page?: number | undefined;
  size?: number | undefined;
  /** chosen columns in order */
  cols?: string[] | undefined;
}
export const PAGE_SIZES = [20, 50, 100] as const;

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
const texts = (v: unknown) => (Array.isArray(v) ? v.map(text).filter((x): x is string => x !== undefined) : []);

/** validateSearch of every route that shows a DataTable; anything malformed is dropped. */
export function tableSearch(s: Record<string, unknown>): TableSearch {
  const f: Record<string, string[]> = {};
  if (s.f && typeof s.f === 'object') for (const [k, v] of Object.entries(s.f)) { const l = texts(v); if (l.length > 0) f[k] = l; }
  const cols = texts(s.cols), page = Number(s.page), size = Number(s.size), after = text(s.after);
  return {
    ...(text(s.q) ? { q: text(s.q) } : {}),
    ...(Object.keys(f).length > 0 ? { f } : {}),
    ...(text(s.sort) ? { sort: text(s.sort) } : {}),
    ...(after ? { after, page: Number.isInteger(page) && page > 1 ? page : 2 } : {}),
    ...((PAGE_SIZES as readonly number[]).includes(size) && size !== PAGE_SIZES[0] ? { size } : {}),
    ...(cols.length > 0 ? { cols } : {}),
  };
}
