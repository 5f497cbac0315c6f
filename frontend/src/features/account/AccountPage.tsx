import { Alert, App, Button } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { uuid } from '@/lib/uuid';
import { useConfirm } from '@/ui/confirm';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Facts, Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import '@/ui/table/table.css';
import { deviceText } from './device';
import { PasswordForm } from './PasswordForm';

const SessionsQuery = graphql(`
  query MySessions { mySessions { id createdAt lastUsedAt expiresAt device current } }
`);
const RevokeMutation = graphql(`
  mutation RevokeMySession($input: RevokeSessionInput!) { revokeSession(input: $input) { sessions { id } } }
`);

export default function AccountPage() {
  const { t } = useTranslation(['account', 'desk']);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const client = useQueryClient();
  const context = useRouteContext({ from: '/desk' });
  const me = useQuery(meOptions).data ?? context.me;
  const q = useQuery({ queryKey: ['sessions'], queryFn: () => gqlRequest(SessionsQuery, {}) });
  const revoke = useMutation({
    mutationFn: (sessionId: string) => gqlRequest(RevokeMutation, { input: { requestId: uuid(), sessionId } }),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ['sessions'] }); void message.success(t('sessions.ended')); },
  });
  return (
    <Page title={t('desk:nav.account')}>
      {me.mustChangePassword && <Alert type="warning" showIcon title={t('mustChange')} style={{ marginBottom: 16 }} />}
      <Section title={t('who.title')}>
        <Facts items={[
          { label: t('who.name'), value: me.name }, { label: t('who.username'), value: me.username }, { label: t('who.role'), value: me.roleLabel },
          { label: t('who.region'), value: me.region.fullName },
        ]} />
      </Section>
      <Section title={t('password.title')}><PasswordForm /></Section>
      <Section title={t('sessions.title')}>
        {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : (
          <ul className="mz-cards" aria-busy={q.isPending}>
            {q.data?.mySessions.map((s) => (
              <li key={s.id} className="mz-card">
                <div className="mz-card-head">
                  <strong>{deviceText(s.device)}</strong>
                  {s.current ? <StatusTag label={t('sessions.current')} tone="success" /> : (
                    <Button size="small" danger aria-label={`${t('sessions.end')}: ${deviceText(s.device)}`} onClick={() => void confirm({ title: t('sessions.endTitle'), content: deviceText(s.device), danger: true, okText: t('sessions.end'), action: () => revoke.mutateAsync(s.id) })}>{t('sessions.end')}</Button>
                  )}
                </div>
                <dl>
                  <div><dt>{t('sessions.since')}</dt><dd><DateText value={s.createdAt} /></dd></div>
                  <div><dt>{t('sessions.lastUsed')}</dt><dd><DateText value={s.lastUsedAt} /></dd></div>
                </dl>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
