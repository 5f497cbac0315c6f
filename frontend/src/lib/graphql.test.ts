import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TypedDocumentString } from '@/gql/graphql';
import { resetAuth } from './auth';
import { gqlRequest, gqlSubscribe, readEvents } from './graphql';

const doc = { __meta__: { hash: 'sha256:abc' }, toString: () => 'query Secret { text }' } as unknown as TypedDocumentString<{ n: number }, { a: number }>;
let sent: { url: string; body: string; headers: Headers }[];
let reply: (url: string) => Response | Promise<Response>;
const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', 'x-request-id': 'req-7' } });

beforeEach(() => {
  resetAuth();
  vi.stubGlobal('navigator', {});
  sent = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (url === '/auth/refresh') return Promise.resolve(json({ accessToken: 'h.e30.s' }));
    sent.push({ url, body: init.body as string, headers: new Headers(init.headers) });
    return Promise.resolve(reply(url));
  });
});
afterEach(() => { vi.unstubAllGlobals(); });

it('sends the hash and never the text, with token and language', async () => {
  reply = () => json({ data: { n: 1 } });
  expect(await gqlRequest(doc, { a: 2 })).toEqual({ n: 1 });
  expect(JSON.parse(sent[0]!.body)).toEqual({ variables: { a: 2 }, extensions: { persistedQuery: { version: 1, sha256Hash: 'sha256:abc' } } });
  expect(sent[0]!.headers.get('authorization')).toBe('Bearer h.e30.s');
  expect(sent[0]!.headers.get('accept-language')).toBe('zh-CN');
});

it('turns an error of the answer into an ApiError, whatever the status', async () => {
  reply = () => json({ errors: [{ message: '填写有误', extensions: { code: 'INVALID', reason: 'FORM', ref: 'r9', fields: [{ path: '/form/x', reason: 'REQUIRED', message: '必填' }] } }] });
  await expect(gqlRequest(doc, { a: 1 })).rejects.toMatchObject({ code: 'INVALID', reason: 'FORM', message: '填写有误', ref: 'r9', retryable: false, fields: [{ path: '/form/x', reason: 'REQUIRED', message: '必填' }] });
  reply = () => json({ errors: [{ message: 'x', extensions: { code: 'SOMETHING_NEW' } }] });
  await expect(gqlRequest(doc, { a: 1 })).rejects.toMatchObject({ code: 'INTERNAL', ref: 'req-7' });
  reply = () => new Response('<html>bad gateway', { status: 502 });
  await expect(gqlRequest(doc, { a: 1 })).rejects.toMatchObject({ code: 'INTERNAL', retryable: true });
});

it('passes an abort by the caller on as it is', async () => {
  const abort = new AbortController();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => (url === '/auth/refresh' ? Promise.resolve(json({ accessToken: 'h.e30.s' })) : new Promise((_, no) => { init.signal!.addEventListener('abort', () => no(new DOMException('x', 'AbortError'))); })));
  const p = gqlRequest(doc, { a: 1 }, { signal: abort.signal });
  setTimeout(() => abort.abort(), 0);
  await expect(p).rejects.toMatchObject({ name: 'AbortError' });
});

const stream = (...parts: string[]) => new ReadableStream<Uint8Array>({ start(c) { for (const p of parts) c.enqueue(new TextEncoder().encode(p)); c.close(); } });

it('reads events split anywhere, with comments and both line ends', async () => {
  const out: unknown[] = [];
  for await (const e of readEvents(stream(':\n\nevent: ne', 'xt\ndata: {"a":1}\n', '\nevent: next\r\ndata: x\r\ndata: y\r\n\r\nevent: complete\n\n'))) out.push(e);
  expect(out).toEqual([{ event: 'next', data: '{"a":1}' }, { event: 'next', data: 'x\ny' }, { event: 'complete', data: '' }]);
});

it('a subscription delivers data until the server completes', async () => {
  reply = () => new Response(stream('event: next\ndata: {"data":{"n":5}}\n\nevent: complete\n\n'), { headers: { 'content-type': 'text/event-stream' } });
  const got = await new Promise((done) => { gqlSubscribe(doc, { a: 1 }, { data: done }); });
  expect(got).toEqual({ n: 5 });
  expect(sent[0]!.headers.get('accept')).toBe('text/event-stream');
});

it('a subscription that is refused ends with the error', async () => {
  reply = () => json({ errors: [{ message: '没有权限', extensions: { code: 'FORBIDDEN' } }] });
  const e = await new Promise((done) => { gqlSubscribe(doc, { a: 1 }, { data: () => {}, error: done }); });
  expect(e).toMatchObject({ code: 'FORBIDDEN' });
});
