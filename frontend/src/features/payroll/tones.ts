import type { BatchState, PaymentState } from '@/gql/graphql';
import type { Tone } from '@/ui/StatusTag';

export const BATCH_TONES: Record<BatchState, Tone> = { FROZEN: 'neutral', CALCULATED: 'info', REVIEWED: 'info', APPROVED: 'info', EXPORTED: 'warning', SETTLED: 'success', CANCELLED: 'neutral' };
export const PAYMENT_TONES: Record<PaymentState, Tone> = { PENDING: 'neutral', HELD: 'warning', SENT: 'info', PAID: 'success', RETURNED: 'danger', REISSUED: 'neutral', VOID: 'neutral' };
export const PAYMENT_STATES = Object.keys(PAYMENT_TONES) as PaymentState[];
