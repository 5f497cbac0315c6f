import type { LedgerRecordState } from '@/gql/graphql';
import type { Tone } from '@/ui/StatusTag';

export const STATE_TONES: Record<LedgerRecordState, Tone> = { VALID: 'info', PENDING: 'warning', APPROVED: 'success', REJECTED: 'danger', VOID: 'neutral' };
