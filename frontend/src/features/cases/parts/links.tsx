import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Links into other features' pages, in one place. */
export function PersonLink({ id, children }: { id: string | undefined; children: ReactNode }) {
  if (!id) return children; // somebody out of reach: named, not opened
  return <Link to={'/people/$personId' as never} params={{ personId: id } as never}>{children}</Link>;
}
export function HouseholdLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link to={'/households/$householdId' as never} params={{ householdId: id } as never}>{children}</Link>;
}
export function BatchLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link to={'/payroll/$batchId' as never} params={{ batchId: id } as never}>{children}</Link>;
}
export function CaseLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link to="/cases/$caseId" params={{ caseId: id }}>{children}</Link>;
}
