import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { prefetchDesk } from '@/app/routes';
import { otherLocale } from '@/i18n';
import { authInfo, login } from '@/lib/auth';
import { ApiError } from '@/lib/errors';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demoAccounts';
import './login.css';

const route = getRouteApi('/login');
const isPhone = () => matchMedia('(max-width: 768px)').matches;

export default function LoginPage() {
  const { t, i18n } = useTranslation(['auth', 'common']);
  const { to } = route.useSearch();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const passwordBox = useRef<HTMLInputElement>(null);
  const info = useQuery({ queryKey: ['auth-info'], queryFn: authInfo, staleTime: Infinity, retry: false });
  const signIn = useMutation({
    mutationFn: () => login(username.trim(), password),
    onSuccess: () => location.assign(to ?? '/'),
    onError: () => passwordBox.current?.focus(),
  });
  // the desktop's code is fetched while the person types, so that the login page itself stays small
  useEffect(() => {
    if (isPhone()) return;
    const id = setTimeout(prefetchDesk, 1500);
    return () => clearTimeout(id);
  }, []);
  useEffect(() => { document.title = `${t('submit')} · ${t('title')}`; }, [t]);

  const e = signIn.error;
  const failed = !e ? null
    : e instanceof ApiError && e.code === 'RATE_LIMITED' ? e.message || (e.retryAfter ? t('hastyFor', { seconds: e.retryAfter }) : t('hasty'))
    : e instanceof ApiError && e.code === 'UNAUTHENTICATED' ? e.message || t('badCredentials')
    : errorText(e);
  const submit = (ev: SubmitEvent) => { ev.preventDefault(); signIn.mutate(); };
  const choose = (name: string) => { setUsername(name); setPassword(DEMO_PASSWORD); signIn.reset(); };

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
        {failed && <p className="error" id="login-error" role="alert">{failed}</p>}
        <button type="submit" className="btn" disabled={signIn.isPending || signIn.isSuccess}>{signIn.isPending || signIn.isSuccess ? t('submitting') : t('submit')}</button>
        <button type="button" className="btn-text" lang={otherLocale(i18n.language)} onClick={() => void i18n.changeLanguage(otherLocale(i18n.language))}>{t('common:switchLang')}</button>
      </form>
      {info.data?.demo && (
        <section className="login-card" aria-labelledby="demo-title">
          <h2 id="demo-title">{t('demo.title')}</h2>
          <p>{t('demo.note', { password: DEMO_PASSWORD })}</p>
          <ul className="login-demo">
            {DEMO_ACCOUNTS.map(([name, key]) => (
              <li key={name}><button type="button" onClick={() => choose(name)}><span>{t(`demo.account.${key}`)}</span><code>{name}</code></button></li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
