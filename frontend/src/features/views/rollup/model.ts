export type Series = Record<string, string>;
/** The text values that tell a series, out of the API's form. */
export const seriesOf = (form: Record<string, unknown>): Series => Object.fromEntries(Object.entries(form).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
export const sameSeries = (a: Series | undefined, b: Series) => !!a && Object.keys(b).length === Object.keys(a).length && Object.entries(b).every(([k, v]) => a[k] === v);

const fen = (v: string) => {
  const m = /^(-?)(\d+)(?:\.(\d\d))?$/.exec(v);
  return m ? BigInt(`${m[1]}${m[2]}${m[3] ?? ''}`) : undefined;
};
/** a less b, exact, written as they are; undefined where one is nobody's figure. */
export function less(a: string | null | undefined, b: string | null | undefined): string | undefined {
  const x = fen(a ?? ''), y = fen(b ?? '');
  if (x === undefined || y === undefined) return undefined;
  const d = x - y, sign = d < 0n ? '-' : '', n = (d < 0n ? -d : d).toString();
  return a!.includes('.') ? `${sign}${n.padStart(3, '0').slice(0, -2)}.${n.padStart(3, '0').slice(-2)}` : `${sign}${n}`;
}
/** The columns in which a division's own report is not the sum of those below it. */
export const differing = (own: readonly (string | null)[], total: readonly (string | null)[]) => own.flatMap((v, i) => { const d = less(v, total[i]); return d !== undefined && !/^-?0(\.00)?$/.test(d) ? [i] : []; });
