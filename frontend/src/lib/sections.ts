/** The sections of the bureau in its own order; their names are desk:section.<code>. */
export const SECTIONS = ['SA', 'RELIEF', 'WELFARE', 'GRASS', 'ORG', 'VET', 'AFFAIRS', 'FIN', 'OFFICE'] as const;
export type Section = (typeof SECTIONS)[number];

/** What belongs to each section, in the bureau's order; sections without anything are left out. */
export const bySection = <T extends { section: string }>(all: readonly T[]): { section: Section; items: T[] }[] =>
  SECTIONS.map((section) => ({ section, items: all.filter((x) => x.section === section) })).filter((g) => g.items.length > 0);
