/** The server's closed set of codes, and three that only a client can see. */
const SERVER_CODES = [
  'INVALID', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'NOT_ALLOWED_NOW', 'RATE_LIMITED', 'TOO_LARGE',
  'PERSISTED_QUERY_NOT_FOUND', 'INTERNAL',
] as const;
export type ErrorCode = (typeof SERVER_CODES)[number] | 'NETWORK' | 'TIMEOUT';

/** A complaint about one value: path is a JSON pointer into the input, such as /form/bankAccount. */
export interface FieldError { path: string; reason: string; message: string }

export interface ApiErrorInit { reason?: string | undefined; fields?: FieldError[] | undefined; ref?: string | undefined; retryable?: boolean; retryAfter?: number | undefined }

/**
 * The only error the API client throws (besides AbortError when the caller aborts). `message` was written for people by the
 * server, in the language of the request; for NETWORK and TIMEOUT it is empty and the text comes from the locale files.
 */
export class ApiError extends Error {
  readonly reason: string;
  readonly fields: FieldError[];
  /** finds the server's log line */
  readonly ref: string | undefined;
  readonly retryable: boolean;
  /** seconds, when the server said so */
  readonly retryAfter: number | undefined;

  constructor(readonly code: ErrorCode, message = '', init: ApiErrorInit = {}) {
    super(message);
    this.name = 'ApiError';
    this.reason = init.reason ?? '';
    this.fields = init.fields ?? [];
    this.ref = init.ref;
    this.retryable = init.retryable ?? false;
    this.retryAfter = init.retryAfter;
  }
}

export interface WireError { message?: unknown; extensions?: { code?: unknown; reason?: unknown; fields?: unknown; ref?: unknown } }

const isCode = (v: unknown): v is ErrorCode => (SERVER_CODES as readonly unknown[]).includes(v);
const str = (v: unknown) => (typeof v === 'string' ? v : undefined);

/** Reads one error of the wire; the plain endpoints answer in the shape of GraphQL too. What has no known code goes by the HTTP status. */
export function fromWire(e: WireError | undefined, res?: Response): ApiError {
  const x = e?.extensions ?? {};
  // the server files it under NOT_FOUND; here it means that the page is older than the server
  const code = x.reason === 'PERSISTED_QUERY_NOT_FOUND' ? x.reason : isCode(x.code) ? x.code : codeOfStatus(res?.status);
  const fields = Array.isArray(x.fields) ? (x.fields as Partial<FieldError>[]).map((f) => ({ path: f.path ?? '', reason: f.reason ?? '', message: f.message ?? '' })) : undefined;
  return new ApiError(code, str(e?.message), {
    reason: str(x.reason), fields, ref: str(x.ref) ?? res?.headers.get('x-request-id') ?? undefined,
    retryable: code === 'RATE_LIMITED' || (code === 'INTERNAL' && (res?.status ?? 0) >= 500),
    retryAfter: Number(res?.headers.get('retry-after')) || undefined,
  });
}

const BY_STATUS: Record<number, ErrorCode> = { 400: 'INVALID', 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT', 413: 'TOO_LARGE', 429: 'RATE_LIMITED' };
const codeOfStatus = (s = 0): ErrorCode => BY_STATUS[s] ?? 'INTERNAL';

/** Somebody else has changed the record since it was read. */
export const isStale = (e: unknown) => e instanceof ApiError && e.code === 'CONFLICT' && e.reason === 'STALE_REV';
