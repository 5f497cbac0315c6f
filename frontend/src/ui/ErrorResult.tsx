import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { ApiError } from '@/lib/errors';

const TITLES = ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'NOT_ALLOWED_NOW', 'NETWORK', 'TIMEOUT', 'PERSISTED_QUERY_NOT_FOUND'] as const;

/** An error in the place of what could not be shown: a title for its kind, the server's sentence, its reference and a way on. */
export function ErrorResult({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common');
  const code = error instanceof ApiError ? error.code : 'INTERNAL';
  const title = TITLES.find((c) => c === code) ?? 'OTHER';
  const reload = code === 'PERSISTED_QUERY_NOT_FOUND';
  return (
    <div role="alert">
      <Result status={code === 'FORBIDDEN' || code === 'NOT_FOUND' ? 'info' : 'warning'} title={<h2 className="mz-result-title">{t(`error.title.${title}`)}</h2>} subTitle={errorText(error)}
        extra={reload ? <Button type="primary" onClick={() => location.reload()}>{t('reload')}</Button> : onRetry && <Button onClick={onRetry}>{t('retry')}</Button>} />
    </div>
  );
}
