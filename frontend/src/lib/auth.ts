import { ApiError } from './errors';
import { expectOk, httpFetch, readJson } from './http';

/**
 * Sign-in state of this document. The access token lives in memory only; the refresh token is an HttpOnly cookie that rotates, and
 * using an old one ends the session. Hence one refresh at a time: single-flight within the document, a Web Lock across tabs, and
 * a broadcast so that the other tabs take the new token instead of refreshing again.
 */
interface Token { value: string; staleAt: number }
interface TokenAnswer { accessToken: string; expiresAt: string }
type Message = { kind: 'token'; value: string } | { kind: 'signed-out' };

const EARLY_MS = 30_000;
let token: Token | null = null;
let refreshing: Promise<string> | null = null;
let onSignedOut: (why: 'ended' | 'signed-out') => void = () => {};

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('minzheng-auth');
if (channel) {
  channel.onmessage = (e: MessageEvent<Message>) => {
    if (e.data.kind === 'token') keep(e.data.value);
    else { token = null; onSignedOut('signed-out'); }
  };
}

/** Called when the session has ended by itself, or when the person has signed out in another tab. */
export const setSignedOutHandler = (f: (why: 'ended' | 'signed-out') => void) => { onSignedOut = f; };

/** The lifetime is taken from the token itself (exp - iat): the clocks of village computers are not to be trusted. */
function keep(value: string) {
  let seconds = 60;
  try {
    const p = JSON.parse(atob(value.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: number; iat?: number };
    if (p.exp && p.iat) seconds = p.exp - p.iat;
  } catch { /* not a JWT: ask again in a minute */ }
  token = { value, staleAt: Date.now() + seconds * 1000 - Math.min(EARLY_MS, seconds * 500) };
}
const fresh = () => (token && Date.now() < token.staleAt ? token.value : null);

function share(m: Message) { channel?.postMessage(m); }

async function post<T>(path: string, body?: object): Promise<T> {
  const res = await httpFetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) });
  await expectOk(res);
  return res.status === 204 ? (undefined as T) : readJson<T>(res);
}

/** Signs in. Throws ApiError: UNAUTHENTICATED for a wrong name or password, NOT_ALLOWED_NOW (reason LOCKED) while locked out, RATE_LIMITED (retryAfter). */
export async function login(username: string, password: string): Promise<void> {
  keep((await post<TokenAnswer>('/auth/login', { username, password })).accessToken);
  share({ kind: 'token', value: token!.value });
}

/** Signs out here and in every tab; succeeds even if the server cannot be reached. */
export async function logout(): Promise<void> {
  try { await post<void>('/auth/logout'); } catch (e) { if (!(e instanceof ApiError)) throw e; }
  token = null;
  share({ kind: 'signed-out' });
}

/** What may be known before signing in. */
export const authInfo = async (): Promise<{ demo: boolean }> => {
  const res = await expectOk(await httpFetch('/auth/info', {}));
  return readJson(res);
};

const exclusive = <T>(f: () => Promise<T>): Promise<T> =>
  // Web Locks need a secure context; without them the broadcast alone keeps tabs from refreshing one after the other
  navigator.locks ? navigator.locks.request('minzheng-refresh', f) : f();

/** A token that is not about to expire. `rejected` is one the server has just refused. Throws UNAUTHENTICATED when nobody is signed in. */
export function accessToken(rejected?: string): Promise<string> {
  if (rejected && token?.value === rejected) token = null;
  const now = fresh();
  if (now) return Promise.resolve(now);
  refreshing ??= exclusive(async () => {
    const other = fresh(); // another tab refreshed while this one waited for the lock
    if (other) return other;
    const { accessToken: value } = await post<TokenAnswer>('/auth/refresh');
    keep(value);
    share({ kind: 'token', value });
    return value;
  }).catch((e: unknown) => {
    if (e instanceof ApiError && e.code === 'UNAUTHENTICATED') { token = null; onSignedOut('ended'); }
    throw e;
  }).finally(() => { refreshing = null; });
  return refreshing;
}

/** fetch as the signed-in person: adds the token, and tries once more with a new one if the server answers 401. */
export async function authFetch(url: string, init: RequestInit, opts?: Parameters<typeof httpFetch>[2]): Promise<Response> {
  const send = (t: string) => httpFetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${t}` } }, opts);
  const t = await accessToken();
  const res = await send(t);
  return res.status === 401 ? send(await accessToken(t)) : res;
}

/** Tests only: forget everything this module remembers. */
export function resetAuth() { token = null; refreshing = null; onSignedOut = () => {}; }
