import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { loadZone } from '@/app/zones';
import { otherLocale } from '@/i18n';
import { authInfo, login } from '@/lib/auth';
import { ApiError } from '@/lib/errors';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_SECTION_ACCOUNTS } from './demoAccounts';
import { returnPath } from './returnPath';
import './login.css';

/** The login zone: a page of its own without router, query cache or UI library, so that it is quick on a slow line. */
export default function LoginPage() {
  const { t, i18n } = useTranslation(['auth', 'common']);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [demo, setDemo] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const passwordBox = useRef<HTMLInputElement>(null);

  useEffect(() => { authInfo().then((i) => setDemo(i.demo), () => {}); }, []);
  // the desktop's code is fetched while the person types
  useEffect(() => {
    const id = setTimeout(() => { if (!matchMedia('(max-width: 768px)').matches) loadZone.desk().catch(() => {}); }, 1500);
    return () => clearTimeout(id);
  }, []);
  useEffect(() => { document.title = `${t('submit')} · ${t('title')}`; }, [t]);

  const signIn = async () => {
    setBusy(true);
    setError(null);
    try {
      await login(username.trim(), password);
      location.assign(returnPath(location.search)); // stays busy until the next document is there
    } catch (e) {
      setError(e);
      setBusy(false);
      passwordBox.current?.focus();
    }
  };
  const failed = error === null ? null
    : error instanceof ApiError && error.code === 'RATE_LIMITED' ? error.message || (error.retryAfter ? t('hastyFor', { seconds: error.retryAfter }) : t('hasty'))
    : error instanceof ApiError && error.code === 'UNAUTHENTICATED' ? error.message || t('badCredentials')
    : errorText(error);
  const submit = (ev: SubmitEvent) => { ev.preventDefault(); void signIn(); };
  const choose = (name: string) => { setUsername(name); setPassword(DEMO_PASSWORD); setError(null); };
  const accounts = (list: readonly (typeof DEMO_ACCOUNTS | typeof DEMO_SECTION_ACCOUNTS)[number][]) => (
    <ul className="login-demo">
      {list.map(([name, key]) => (
        <li key={name}><button type="button" onClick={() => choose(name)}><span>{t(`demo.account.${key}`)}</span><code>{name}</code></button></li>
      ))}
    </ul>
  );

  return (
    <main className="login">
      <form className="login-card" onSubmit={submit}>
        <img src="/icon.svg" alt="" width={48} height={48} />
        <h1>{t('title')}</h1>
        <p>{t('subtitle')}</p>
        <label htmlFor="u">{t('username')}</label>
        <input id="u" autoComplete="username" autoCapitalize="none" spellCheck={false} required value={username} onChange={(x) => setUsername(x.target.value)} />
        <label htmlFor="p">{t('password')}</label>
        <div className="login-secret">
          <input id="p" ref={passwordBox} type={shown ? 'text' : 'password'} autoComplete="current-password" required value={password}
            aria-describedby={failed ? 'login-error' : undefined} onChange={(x) => setPassword(x.target.value)} />
          <button type="button" className="btn-text" aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? t('hidePassword') : t('showPassword')}</button>
        </div>
        {!failed && new URLSearchParams(location.search).has('expired') && <p className="notice" role="status">{t('expired')}</p>}
        {failed && <p className="error" id="login-error" role="alert">{failed}</p>}
        <button type="submit" className="btn" disabled={busy}>{busy ? t('submitting') : t('submit')}</button>
        <button type="button" className="btn-text" lang={otherLocale(i18n.language)} onClick={() => void i18n.changeLanguage(otherLocale(i18n.language))}>{t('common:switchLang')}</button>
      </form>
      {demo && (
        <section className="login-card" aria-labelledby="demo-title">
          <h2 id="demo-title">{t('demo.title')}</h2>
          <p>{t('demo.note', { password: DEMO_PASSWORD })}</p>
          <div className="login-groups">
            {accounts(DEMO_ACCOUNTS)}
            <details>
              <summary>{t('demo.sections')}</summary>
              {accounts(DEMO_SECTION_ACCOUNTS)}
            </details>
          </div>
        </section>
      )}
    </main>
  );
}
