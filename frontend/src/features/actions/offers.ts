import type { FormField, FormSection } from '@/forms';

interface Offer { action: string; style: 'PRIMARY' | 'NORMAL' | 'DANGER'; form: readonly FormField[] }
type Program = readonly FormSection[];

const RANK = { PRIMARY: 0, NORMAL: 1, DANGER: 2 } as const;
/** What leads on comes first, what ends things last; otherwise in the catalogue's order. */
export const inOrder = <O extends Pick<Offer, 'style'>>(offers: readonly O[]): O[] => offers.map((o, i) => ({ o, i })).sort((a, b) => RANK[a.o.style] - RANK[b.o.style] || a.i - b.i).map((x) => x.o);

/** What of the log belongs to the state the case is in now. */
const sinceStatus = <A extends { seq: number; fromStatus?: string | null; toStatus?: string }>(log: readonly A[]): A[] => {
  const last = Math.max(0, ...log.filter((a) => a.fromStatus !== a.toStatus).map((a) => a.seq));
  return log.filter((a) => a.seq > last);
};
/** One thing leads on: the first of the course that has not been done yet in this state. The others can be done, but do not stand out. */
export function oneLeads<O extends Pick<Offer, 'action' | 'style'>>(offers: readonly O[], log: readonly { seq: number; action: string; fromStatus?: string | null; toStatus?: string }[]): O[] {
  const done = new Set(sinceStatus(log).map((a) => a.action)), leading = offers.filter((o) => o.style === 'PRIMARY');
  const next = leading.find((o) => !done.has(o.action)) ?? leading.at(-1);
  return offers.map((o) => (o.style === 'PRIMARY' && o !== next ? { ...o, style: 'NORMAL' } : o));
}

const keysOf = (sections: Program) => sections.flatMap((s) => s.fields.map((f) => f.key));

/** The actions that take the application itself: their form has every field of the programme's. They are filled in on the page, not in a drawer. */
export function applicationOffers<O extends Offer>(offers: readonly O[], program: Program): O[] {
  const keys = keysOf(program);
  if (keys.length === 0) return [];
  return offers.filter((o) => { const has = new Set(o.form.map((f) => f.key)); return keys.every((k) => has.has(k)); });
}

/** The fields of an action in the sections of the application; papers and what else the application does not have follow in sections of their own. */
export function sectionsOf(fields: readonly FormField[], program: Program, titles: { papers: string; papersHelp?: string; other: string }): FormSection[] {
  const byKey = new Map(fields.map((f) => [f.key, f]));
  const out: FormSection[] = [];
  for (const s of program) {
    const own = s.fields.flatMap((f) => { const x = byKey.get(f.key); return x ? [x] : []; });
    if (own.length > 0) out.push({ ...s, fields: own });
  }
  const known = new Set(keysOf(program));
  const rest = fields.filter((f) => !known.has(f.key));
  if (out.length === 0) return rest.length > 0 ? [{ key: 'other', title: '', fields: rest }] : [];
  const papers = rest.filter((f) => f.type === 'FILES'), others = rest.filter((f) => f.type !== 'FILES');
  if (papers.length > 0) out.push({ key: 'papers', title: titles.papers, help: titles.papersHelp ?? null, fields: papers });
  if (others.length > 0) out.push({ key: 'other', title: titles.other, fields: others });
  return out;
}

const optional = (f: FormField): FormField => ({ ...f, required: false, ...(f.itemFields ? { itemFields: f.itemFields.map(optional) } : {}) });
/** A draft may be saved half filled: the same fields, none of them required yet. */
export const asDraft = (sections: Program): FormSection[] => sections.map((s) => ({ ...s, fields: s.fields.map(optional) }));
