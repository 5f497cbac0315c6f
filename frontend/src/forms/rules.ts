import { halfWidth, normalizeMoney } from '@/lib/format';
import type { FieldProblem, FormField } from './types';

/**
 * Checks that save a trip to the server; the server repeats them and knows more. Each takes a value that is not blank.
 * Numbers stay the text that was typed until they are sent, so that a slip of the hand is shown, not swallowed.
 */
const asText = (v: unknown) => halfWidth(String(v)).trim();
const digits = (v: unknown) => asText(v).replace(/[\s-]/g, '');

/** The form in which a value is sent. */
export function normalizeField(f: FormField, v: unknown): unknown {
  switch (f.type) {
    case 'INTEGER': { const s = digitsSigned(v); return /^-?\d+$/.test(s) ? Number(s) : v; }
    case 'MONEY': return normalizeMoney(String(v)) ?? v;
    case 'ID_NUMBER': return digits(v).toUpperCase();
    case 'PHONE': return asText(v).replace(/\s/g, '');
    case 'BANK_ACCOUNT': { const a = accountOf(v); return { ...a, ...(a.number ? { number: digits(a.number) } : {}) }; }
    case 'TEXT': case 'LONG_TEXT': return String(v).trim();
    default: return v;
  }
}
const digitsSigned = (v: unknown) => asText(v).replace(/[\s,]/g, '');

export interface AccountValue { bank?: string; holder?: string; kind?: string; number?: string; last4?: string }
const accountOf = (v: unknown): AccountValue => (v !== null && typeof v === 'object' ? v : {});

/** An account that stands already comes back without its number; leaving the number empty keeps it. */
function checkAccount(f: FormField, a: AccountValue): FieldProblem | undefined {
  if (a.number && !/^\d{10,25}$/.test(a.number)) return { reason: 'NOT_ACCOUNT' };
  return f.required && !(a.bank?.trim() && a.holder?.trim() && a.kind && (a.number || a.last4)) ? { reason: 'ACCOUNT_INCOMPLETE' } : undefined;
}

export function checkField(f: FormField, v: unknown, today: string): FieldProblem | undefined {
  const n = normalizeField(f, v);
  switch (f.type) {
    case 'TEXT': case 'LONG_TEXT': return f.maxLength && Array.from(String(n)).length > f.maxLength ? { reason: 'TOO_LONG', params: { max: f.maxLength } } : undefined;
    case 'INTEGER': return typeof n === 'number' && Number.isSafeInteger(n) ? limits(f, BigInt(n), (s) => BigInt(s)) : { reason: 'NOT_INTEGER' };
    case 'MONEY': { const fen = toFen(n); return fen === undefined ? { reason: 'NOT_MONEY' } : limits(f, fen, (s) => toFen(normalizeMoney(s)) ?? 0n); }
    case 'DATE': return /^\d{4}-\d{2}-\d{2}$/.test(String(n)) ? days(f, String(n), today) : { reason: 'INVALID' };
    case 'MONTH': return /^\d{4}-\d{2}$/.test(String(n)) ? days(f, String(n), today.slice(0, 7)) : { reason: 'INVALID' };
    case 'CHOICE': return f.options.some((o) => o.value === n) ? undefined : { reason: 'NOT_OPTION' };
    case 'MULTI_CHOICE': return Array.isArray(n) && n.every((x) => f.options.some((o) => o.value === x)) ? undefined : { reason: 'NOT_OPTION' };
    case 'ID_NUMBER': return checkIdNumber(String(n));
    case 'PHONE': return /^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,5})?)$/.test(String(n)) ? undefined : { reason: 'NOT_PHONE' };
    case 'BANK_ACCOUNT': return checkAccount(f, accountOf(n));
    case 'BOOLEAN': case 'PERSON_REF': case 'MEMBER_REF': case 'REGION': case 'FILES': case 'LIST': case 'STAFF_MULTI': case 'RECORD_REF': return undefined;
  }
}

const toFen = (v: unknown) => (typeof v === 'string' && /^-?\d+\.\d{2}$/.test(v) ? BigInt(v.replace('.', '')) : undefined);

function limits(f: FormField, v: bigint, parse: (s: string) => bigint): FieldProblem | undefined {
  if (f.min && v < parse(f.min)) return { reason: 'MIN', params: { min: f.min } };
  if (f.max && v > parse(f.max)) return { reason: 'MAX', params: { max: f.max } };
  return undefined;
}

/** A limit of a day or month; "today" is the server's day. */
export const dayLimit = (limit: string | null | undefined, today: string) => (limit?.toLowerCase() === 'today' ? today : (limit ?? undefined));

function days(f: FormField, v: string, today: string): FieldProblem | undefined {
  const min = dayLimit(f.min, today), max = dayLimit(f.max, today);
  if (min && v < min) return { reason: 'DATE_MIN', params: { min } };
  if (max && v > max) return v.length === 10 && max === today ? { reason: 'DATE_FUTURE', params: { label: f.label } } : { reason: 'DATE_MAX', params: { max } };
  return undefined;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: birth date and check digit; numbers of the old 15-digit form have none. */
export function checkIdNumber(s: string): FieldProblem | undefined {
  if (!/^\d*X?$/.test(s)) return { reason: 'ID_CHARACTERS' };
  if (s.length !== 18 && s.length !== 15) return { reason: 'ID_LENGTH' };
  const birth = s.length === 18 ? s.slice(6, 14) : `19${s.slice(6, 12)}`;
  const iso = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
  const d = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(d.getTime()) || d.toISOString().slice(0, 10) !== iso) return { reason: 'ID_BIRTH_DATE' };
  if (s.length === 15) return undefined;
  const sum = WEIGHTS.reduce((n, w, i) => n + w * Number(s[i]), 0);
  return '10X98765432'[sum % 11] === s[17] ? undefined : { reason: 'ID_CHECK_DIGIT' };
}
