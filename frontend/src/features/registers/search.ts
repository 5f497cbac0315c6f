export const ENTRY_TABS = ['data', 'checks', 'related', 'log'] as const;
export type EntryTab = (typeof ENTRY_TABS)[number];
export interface EntrySearch { tab?: EntryTab | undefined }
/** The state of an entry's page that belongs into its address. */
export const entrySearch = (s: Record<string, unknown>): EntrySearch => (ENTRY_TABS.some((t) => t === s.tab) && s.tab !== 'data' ? { tab: s.tab as EntryTab } : {});

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
export interface NewEntrySearch { region?: string | undefined }
/** Where a new entry is to lie, when one comes from a gap of a network. */
export const newEntrySearch = (s: Record<string, unknown>): NewEntrySearch => (text(s.region) ? { region: text(s.region) } : {});
