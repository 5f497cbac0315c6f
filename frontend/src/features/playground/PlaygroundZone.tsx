import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '@/app/ErrorView';
import { accessToken, authFetch, setSignedOutHandler } from '@/lib/auth';
import { readEvents } from '@/lib/graphql';
import { otherLocale } from '@/i18n';
import './playground.css';

interface Params { query: string; variables?: unknown; operationName?: string | null }

/** GraphiQL asks as the signed-in person; who that is, and whether they may write queries of their own, the server decides. */
async function ask(params: Params) {
  const events = /^\s*subscription\b/m.test(params.query);
  const res = await authFetch('/graphql', {
    method: 'POST', body: JSON.stringify(params),
    headers: { 'content-type': 'application/json', accept: events ? 'text/event-stream' : 'application/graphql-response+json, application/json' },
  });
  return res.headers.get('content-type')?.includes('text/event-stream') && res.body ? follow(res.body) : res.json();
}

/** What a subscription sends, until it ends. */
async function* follow(body: ReadableStream<Uint8Array>) {
  for await (const e of readEvents(body)) {
    if (e.event === 'complete') return;
    if (e.event === 'next' && e.data) yield JSON.parse(e.data);
  }
}

const toLogin = () => location.assign('/login?to=/playground');

/** The query page of analysts and developers: GraphiQL, with the schema's own documentation. */
export default function PlaygroundZone() {
  const { t, i18n } = useTranslation(['playground', 'common']);
  useEffect(() => { document.title = `GraphQL · ${t('title')}`; }, [t]);
  const [signedIn, setSignedIn] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // GraphiQL remembers its tabs from the moment it is drawn: not before somebody is there to write in them
  useEffect(() => {
    setSignedOutHandler(toLogin);
    accessToken().then(() => setSignedIn(true), setFailure);
  }, []);
  if (failure !== null) return <ErrorView error={failure} />;
  return (
    <div className="playground">
      <header>
        <a href="/">{t('back')}</a>
        <p>{t('hint')}</p>
        <button type="button" lang={otherLocale(i18n.language)} onClick={() => void i18n.changeLanguage(otherLocale(i18n.language))}>{t('switchLang')}</button>
      </header>
      <main aria-label="GraphiQL">{signedIn && <GraphiQL fetcher={ask} defaultQuery={'{\n  me { name roleLabel region { fullName } }\n}\n'} />}</main>
    </div>
  );
}
