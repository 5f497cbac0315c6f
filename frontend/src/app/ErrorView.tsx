import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/errors';
import { errorText } from './errorText';

/** The last resort of every zone: no UI library, so that it also shows when that one could not be loaded. */
export function ErrorView({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation('common');
  const outdated = error instanceof ApiError ? error.code === 'PERSISTED_QUERY_NOT_FOUND' : /dynamically imported module|preload/i.test(String(error));
  return (
    <div className="lite-center" role="alert">
      <p>{outdated ? t('error.PERSISTED_QUERY_NOT_FOUND') : errorText(error)}</p>
      <button type="button" className="btn" onClick={() => (outdated || !reset ? location.reload() : reset())}>{outdated || !reset ? t('reload') : t('retry')}</button>
    </div>
  );
}

export function NotFoundView() {
  const { t } = useTranslation('common');
  return <div className="lite-center"><h1>{t('notFoundPage')}</h1><a className="btn" href="/">{t('home')}</a></div>;
}

export function Pending() {
  const { t } = useTranslation('common');
  return <div className="lite-center" role="status" aria-label={t('loading')}><span className="spinner" /></div>;
}
