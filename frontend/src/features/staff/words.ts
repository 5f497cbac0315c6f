import type { Grant } from '@/gql/graphql';

export const SECTIONS = ['SA', 'RELIEF', 'WELFARE', 'GRASS', 'ORG', 'VET', 'AFFAIRS', 'FIN', 'OFFICE'] as const;
export type SectionCode = (typeof SECTIONS)[number];
export const sectionOf = (v: string): SectionCode | undefined => SECTIONS.find((s) => s === v);
export const GRANTS = ['REVIEW', 'CONFIRM', 'PAY_APPROVE', 'STD_EDIT', 'VERIFICATION'] as const satisfies Grant[];
