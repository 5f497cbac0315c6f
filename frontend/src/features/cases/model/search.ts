export const CASE_TABS = ['application', 'log', 'decision', 'verification', 'notice', 'changes', 'payments', 'papers'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/** Which queue a case was opened from, so that the next one of it can be offered; "*" when unfiltered. */
export interface QueueRef { action?: string | undefined; program?: string | undefined }
export interface CaseSearch { tab?: CaseTab | undefined; paper?: string | undefined; queue?: QueueRef | undefined }

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : undefined);

export function caseSearch(s: Record<string, unknown>): CaseSearch {
  const q = s.queue as QueueRef | undefined;
  return {
    ...(CASE_TABS.some((t) => t === s.tab) && s.tab !== 'application' ? { tab: s.tab as CaseTab } : {}),
    ...(text(s.paper) ? { paper: text(s.paper) } : {}),
    ...(q && typeof q === 'object' ? { queue: { ...(text(q.action) ? { action: text(q.action) } : {}), ...(text(q.program) ? { program: text(q.program) } : {}) } } : {}),
  };
}

export interface NewCaseSearch { person?: string | undefined; program?: string | undefined }
export const newCaseSearch = (s: Record<string, unknown>): NewCaseSearch => ({ ...(text(s.person) ? { person: text(s.person) } : {}), ...(text(s.program) ? { program: text(s.program) } : {}) });
