import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Links into other features' pages, in one place. */
export function PersonLink({ id, children }: { id: string | undefined; children: ReactNode }) {
  if (!id) return children; // somebody out of reach: named, not opened
  return <Link to="/people/$personId" params={{ personId: id }}>{children}</Link>;
}
export function HouseholdLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link to="/households/$householdId" params={{ householdId: id }}>{children}</Link>;
}
export function BatchLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link to="/payroll/$batchId" params={{ batchId: id }}>{children}</Link>;
}
export function CaseLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link to="/cases/$caseId" params={{ caseId: id }}>{children}</Link>;
}
