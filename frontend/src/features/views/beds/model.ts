import { wordOf } from '@/lib/format';
export interface Places { field: string; of: string; rooms: string; room: string; count: string }
export interface Room { name: string | undefined; beds: string[] }
export interface Stay { id: string; rev: number; on: string; until?: string | null; state: string; form: Record<string, unknown> }

/** More beds than this are no map any more. */
export const MAX_BEDS = 600;
const int = (v: unknown) => (typeof v === 'number' && Number.isInteger(v) && v > 0 ? v : 0);

/** The beds of a home as its form lists its rooms, "201-1"; without a list they are numbered through. */
export function layoutOf(form: Record<string, unknown>, p: Places): { rooms: Room[]; listed: boolean } {
  const list = Array.isArray(form[p.rooms]) ? (form[p.rooms] as Record<string, unknown>[]) : [];
  let left = MAX_BEDS;
  const beds = (n: number, name: (i: number) => string) => { const k = Math.min(n, left); left -= k; return Array.from({ length: k }, (_, i) => name(i + 1)); };
  const rooms = list.flatMap((r) => { const name = wordOf(r[p.room]); return name && int(r[p.count]) ? [{ name, beds: beds(int(r[p.count]), (i) => `${name}-${i}`) }] : []; });
  return rooms.length > 0 ? { rooms, listed: true } : { rooms: [{ name: undefined, beds: beds(int(form[p.of]), String) }], listed: false };
}

/** Whether somebody lives there on a day. */
export const stays = (s: Stay, on: string) => (s.state === 'VALID' || s.state === 'APPROVED') && s.on <= on && (!s.until || s.until >= on);

/** Who is in which bed; who has none; who has one that no room lists. */
export function placed<S extends Stay>(rooms: readonly Room[], residents: readonly S[], field: string): { of: Map<string, S>; unplaced: S[]; extra: S[] } {
  const known = new Set(rooms.flatMap((r) => r.beds));
  const of = new Map<string, S>(), unplaced: S[] = [], extra: S[] = [];
  for (const s of residents) {
    const bed = wordOf(s.form[field]);
    if (!bed) unplaced.push(s);
    else if (!known.has(bed) || of.has(bed)) extra.push(s);
    else of.set(bed, s);
  }
  return { of, unplaced, extra };
}

/** Within its room a bed is known by its number. */
export const shortBed = (bed: string, room: string | undefined) => (room && bed.startsWith(`${room}-`) ? bed.slice(room.length + 1) : bed);
