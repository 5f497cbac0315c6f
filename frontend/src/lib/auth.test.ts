import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { accessToken, authFetch, login, resetAuth, setSignedOutHandler } from './auth';
import { ApiError } from './errors';

const jwt = (id: string, seconds = 900) => `h.${btoa(JSON.stringify({ iat: 1000, exp: 1000 + seconds, jti: id }))}.s`;
const ok = (body: object) => new Response(JSON.stringify(body), { status: 200 });
const refused = (status = 401) => new Response(JSON.stringify({ errors: [{ message: '请先登录', extensions: { code: 'UNAUTHENTICATED' } }] }), { status });
let calls: { url: string; auth: string | null }[];
let reply: (url: string, auth: string | null) => Response;

beforeEach(() => {
  resetAuth();
  vi.stubGlobal('navigator', {});
  calls = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const auth = new Headers(init.headers).get('authorization');
    calls.push({ url, auth });
    return Promise.resolve(reply(url, auth));
  });
});
afterEach(() => { vi.unstubAllGlobals(); });

it('refreshes once for many callers, and then uses the token from memory', async () => {
  reply = () => ok({ accessToken: jwt('a') });
  expect(await Promise.all([accessToken(), accessToken(), accessToken()])).toEqual([jwt('a'), jwt('a'), jwt('a')]);
  await accessToken();
  expect(calls.map((c) => c.url)).toEqual(['/auth/refresh']);
});

it('refreshes before the token ends, by its own lifetime and not by the computer’s clock', async () => {
  reply = (url) => ok({ accessToken: jwt(url, 900) });
  await login('a', 'b');
  const now = Date.now();
  const clock = vi.spyOn(Date, 'now');
  clock.mockReturnValue(now + 860_000);
  await accessToken();
  expect(calls).toHaveLength(1);
  clock.mockReturnValue(now + 875_000);
  await accessToken();
  expect(calls.map((c) => c.url)).toEqual(['/auth/login', '/auth/refresh']);
  clock.mockRestore();
});

it('tries once more with a new token when the server answers 401', async () => {
  reply = (url, auth) => (url === '/auth/login' ? ok({ accessToken: jwt('old') }) : url === '/auth/refresh' ? ok({ accessToken: jwt('new') }) : auth === `Bearer ${jwt('new')}` ? ok({ data: 1 }) : refused());
  await login('a', 'b');
  expect((await authFetch('/graphql', { method: 'POST' })).status).toBe(200);
  expect(calls.map((c) => c.url)).toEqual(['/auth/login', '/graphql', '/auth/refresh', '/graphql']);
});

it('ends the session when the refresh is refused, with the server’s words', async () => {
  const ended = vi.fn();
  setSignedOutHandler(ended);
  reply = () => refused();
  const e = await accessToken().catch((x: unknown) => x);
  expect(e).toBeInstanceOf(ApiError);
  expect(e).toMatchObject({ code: 'UNAUTHENTICATED', message: '请先登录' });
  expect(ended).toHaveBeenCalledOnce();
});

it('does not end the session when the server cannot be reached', async () => {
  const ended = vi.fn();
  setSignedOutHandler(ended);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(accessToken()).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
  expect(ended).not.toHaveBeenCalled();
});

it('reports a lock-out with the time to wait', async () => {
  reply = () => new Response(JSON.stringify({ errors: [{ message: '账号已锁定', extensions: { code: 'RATE_LIMITED', reason: 'LOCKED' } }] }), { status: 429, headers: { 'retry-after': '300' } });
  await expect(login('a', 'b')).rejects.toMatchObject({ code: 'RATE_LIMITED', reason: 'LOCKED', message: '账号已锁定', retryAfter: 300 });
});
