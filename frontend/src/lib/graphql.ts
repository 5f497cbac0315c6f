import type { TypedDocumentString } from '@/gql/graphql';
import { accessToken, authFetch } from './auth';
import { ApiError, fromWire } from './errors';
import { readJson, type HttpOptions } from './http';

export { ApiError, type ErrorCode, type FieldError } from './errors';

interface GraphQLBody<R> { data?: R | null; errors?: { message: string; extensions?: { code?: string } }[] }

/** Only the hash of a trusted document is sent, never query text. */
const bodyOf = <R, V>(doc: TypedDocumentString<R, V>, variables: V) =>
  JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: doc.__meta__?.['hash'] as string | undefined } } });

/** Decides on the code, never on the status: GraphQL answers refusals with 200 too. */
function dataOf<R>(body: GraphQLBody<R>, res: Response): R {
  const err = body.errors?.[0];
  if (err) throw fromWire(err, res);
  if (body.data == null) throw fromWire(undefined, res);
  return body.data;
}

/** The single door to the API. Throws ApiError; an abort through `signal` is passed on. */
export async function gqlRequest<R, V>(doc: TypedDocumentString<R, V>, variables: V, opts: HttpOptions = {}): Promise<R> {
  const init = {
    method: 'POST', body: bodyOf(doc, variables),
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
  };
  const res = await authFetch('/graphql', init, opts);
  const body = await readJson<GraphQLBody<R>>(res);
  // a token can also be refused inside a 200 answer
  if (res.ok && body.errors?.[0]?.extensions?.code === 'UNAUTHENTICATED') {
    await accessToken(await accessToken());
    const again = await authFetch('/graphql', init, opts);
    return dataOf(await readJson<GraphQLBody<R>>(again), again);
  }
  return dataOf(body, res);
}

/**
 * Subscribes over server-sent events (fetch, because EventSource cannot carry an Authorization header). Connects again by itself, waiting 1 s
 * to 30 s; `onData` may therefore have missed events in between: treat an event as "look again", not as the data. Ends by the returned function,
 * when the server completes, or with onError on an error that cannot pass (FORBIDDEN …).
 */
export function gqlSubscribe<R, V>(doc: TypedDocumentString<R, V>, variables: V, on: { data: (d: R) => void; error?: (e: ApiError) => void; connected?: () => void }): () => void {
  const abort = new AbortController();
  const run = async () => {
    for (let attempt = 0; !abort.signal.aborted; attempt++) {
      try {
        const res = await authFetch('/graphql', { method: 'POST', body: bodyOf(doc, variables), headers: { 'content-type': 'application/json', accept: 'text/event-stream' } }, { signal: abort.signal });
        if (!res.headers.get('content-type')?.includes('text/event-stream')) dataOf(await readJson<GraphQLBody<R>>(res), res);
        else {
          on.connected?.();
          attempt = 0;
          for await (const ev of readEvents(res.body!)) {
            if (ev.event === 'complete') return;
            if (ev.event === 'next' && ev.data) on.data(dataOf(JSON.parse(ev.data) as GraphQLBody<R>, res));
          }
        }
      } catch (e) {
        if (abort.signal.aborted) return;
        if (e instanceof ApiError && !e.retryable && e.code !== 'INTERNAL') { on.error?.(e); return; }
      }
      await pause(Math.min(30_000, 1000 * 2 ** attempt), abort.signal);
    }
  };
  void run();
  return () => abort.abort();
}

const pause = (ms: number, signal: AbortSignal) => new Promise<void>((done) => {
  const t = setTimeout(done, ms);
  signal.addEventListener('abort', () => { clearTimeout(t); done(); }, { once: true });
});

/** Splits a text/event-stream into events; comments and unknown fields are skipped. */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      buffer += decoder.decode(value, { stream: true });
      const blocks = buffer.split(/\r?\n\r?\n/);
      buffer = blocks.pop()!;
      for (const block of blocks) {
        let event = 'message';
        const data: string[] = [];
        for (const line of block.split(/\r?\n/)) {
          const m = /^(event|data): ?(.*)$/.exec(line);
          if (m?.[1] === 'event') event = m[2]!;
          else if (m) data.push(m[2]!);
        }
        if (data.length > 0 || event !== 'message') yield { event, data: data.join('\n') };
      }
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}
