import type { LinkProps } from '@tanstack/react-router';
import type { Permission, RecordKind } from '@/gql/graphql';

type To = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** The page of a record of the log, for those who may open it. A standard is labelled by its key, a member of staff by the user name. */
export function linkOf(r: { kind: RecordKind; id: string; label: string }, may: (need: Permission[]) => boolean): To | undefined {
  switch (r.kind) {
    case 'CASE': return may(['CASE_READ']) ? { to: '/cases/$caseId', params: { caseId: r.id } } : undefined;
    case 'PERSON': return may(['PERSON_READ']) ? ({ to: '/people/$personId', params: { personId: r.id } } as never) : undefined;
    case 'HOUSEHOLD': return may(['PERSON_READ']) ? ({ to: '/households/$householdId', params: { householdId: r.id } } as never) : undefined;
    case 'IMPORT': return may(['IMPORT_RUN']) ? ({ to: '/imports/$importId', params: { importId: r.id } } as never) : undefined;
    case 'BATCH': return may(['PAYROLL_READ']) ? { to: '/payroll/$batchId', params: { batchId: r.id } } : undefined;
    case 'STANDARD': return may(['STANDARD_READ']) && r.label ? { to: '/standards/$key', params: { key: r.label } } : undefined;
    case 'STAFF': return may(['STAFF_READ']) && r.label ? { to: '/staff', search: { q: r.label } } : undefined;
    default: return undefined;
  }
}
