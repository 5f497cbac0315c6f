import { ApiError, fromWire, type WireError } from './errors';

export interface HttpOptions { signal?: AbortSignal | undefined; timeoutMs?: number }

let language = 'zh-CN';
/** The server writes its texts in this language; set by the i18n setup. */
export const setRequestLanguage = (l: string) => { language = l; };

export const baseHeaders = (): Record<string, string> => ({ 'accept-language': language, 'x-requested-with': 'web' });

/**
 * fetch with a time limit and ApiErrors instead of TypeErrors. An abort by the caller is passed on as it is. The time limit covers
 * the answer's head only: bodies may be long. (AbortSignal.any is missing in Chrome 109, the last one for Windows 7.)
 */
export async function httpFetch(url: string, init: RequestInit, opts: HttpOptions = {}): Promise<Response> {
  const abort = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => { timedOut = true; abort.abort(); }, opts.timeoutMs ?? 15_000);
  const onAbort = () => abort.abort();
  if (opts.signal?.aborted) onAbort();
  else opts.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await fetch(url, { credentials: 'same-origin', ...init, headers: { ...baseHeaders(), ...(init.headers as Record<string, string>) }, signal: abort.signal });
  } catch (e) {
    if (opts.signal?.aborted) throw e;
    throw new ApiError(timedOut ? 'TIMEOUT' : 'NETWORK', '', { retryable: true });
  } finally {
    clearTimeout(timer);
  }
}

/** The body as JSON; anything else is an INTERNAL error that carries the status. */
export async function readJson<T>(res: Response): Promise<T> {
  try {
    return (await res.json()) as T;
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw fromWire(undefined, res);
  }
}

/** Throws the error of a plain (not GraphQL) endpoint unless the status says success. */
export async function expectOk(res: Response): Promise<Response> {
  if (res.ok) return res;
  const body = await readJson<{ errors?: WireError[] }>(res);
  throw fromWire(body.errors?.[0], res);
}
