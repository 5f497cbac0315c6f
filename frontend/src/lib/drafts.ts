/**
 * What was typed and not yet sent, kept for this tab so that an ended session or a reload loses nothing. It belongs to one person: another who signs in
 * never sees it, and signing out clears it. The callers leave out what must not lie in a browser's storage (numbers of people and accounts).
 */
const PREFIX = 'mz.draft:', LABELS = 'mz.draft.labels', OWNER = 'mz.draft.owner';
let leaving = false;

/** Storage may be full or forbidden: then nothing is kept, and nothing breaks. */
function quietly<T>(f: () => T): T | undefined { try { return f(); } catch { return undefined; } }
const read = (key: string): unknown => quietly(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown) ?? undefined;
const write = (key: string, value: unknown) => { quietly(() => sessionStorage.setItem(key, JSON.stringify(value))); };
const names = () => quietly(() => Object.keys(sessionStorage)) ?? [];

export const readDraft = (key: string) => read(PREFIX + key) as Record<string, unknown> | undefined;
export const writeDraft = (key: string, value: Record<string, unknown>) => write(PREFIX + key, value);
export const dropDraft = (key: string) => { quietly(() => sessionStorage.removeItem(PREFIX + key)); };
/** Keys that begin so, without the beginning. */
export const draftsUnder = (start: string) => names().filter((k) => k.startsWith(PREFIX + start)).map((k) => k.slice((PREFIX + start).length));

/** Names of files and people that a draft holds by id only. */
export const keepLabels = (labels: Record<string, string>) => write(LABELS, { ...(read(LABELS) as object | undefined), ...labels });
export const keptLabel = (id: string) => (read(LABELS) as Record<string, string> | undefined)?.[id];

export function dropAllDrafts() { for (const k of names()) if (k.startsWith('mz.draft')) quietly(() => sessionStorage.removeItem(k)); }
/** Somebody has signed in: what another person left behind goes. */
export function ownDrafts(staffId: string) {
  if (read(OWNER) === staffId) return;
  dropAllDrafts();
  write(OWNER, staffId);
}
/** Somebody was signed in in this tab and has not signed out. */
export const hasOwner = () => read(OWNER) !== undefined;

/** The page is being left on purpose and what was typed is kept or given up: no browser should ask. */
export const startLeaving = () => { leaving = true; };
export const isLeaving = () => leaving;
