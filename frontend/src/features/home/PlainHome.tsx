import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { visibleGroups } from '@/app/desk/menu';
import type { NavKey } from '@/app/feature';
import { navEntries } from '@/app/features';
import type { Me } from '@/app/session';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';

const HomeWorkQuery = graphql(`
  query HomeWork { workQueueSummary { action label count } }
`);
const HINTS = { workQueue: 'queue', standards: 'standards', staff: 'staff', audit: 'audit', calendar: 'calendar', account: 'account' } as const;
const hintOf = (key: NavKey) => (key in HINTS ? HINTS[key as keyof typeof HINTS] : undefined);
/** Roles without figures whose work comes to them from others. */
const ROLES = ['CA', 'VS', 'EV'] as const;

/** The opening page of who may see no figures: what waits, and what may be used. */
export function PlainHome({ me }: { me: Me }) {
  const { t } = useTranslation(['home', 'desk']);
  const works = me.permissions.includes('CASE_READ');
  const q = useQuery({ queryKey: ['workQueueSummary', 'home'], queryFn: ({ signal }) => gqlRequest(HomeWorkQuery, {}, { signal }), enabled: works });
  const waiting = q.data?.workQueueSummary ?? [];
  const role = ROLES.find((r) => r === me.role);
  const pages = [...visibleGroups(navEntries, me).flatMap((g) => g.entries).filter((e) => e.to !== '/'), { key: 'account' as const, to: '/account' }];
  return (
    <Page title={t('title')} subtitle={`${me.name} · ${me.roleLabel}`}>
      {role !== 'CA' && (
        <Section title={t('desk:nav.workQueue')}>
          {waiting.length > 0
            ? waiting.map((w) => <p key={w.action}><Link to="/work" search={{ f: { action: [w.action] } }}>{w.label}</Link> {w.count}</p>)
            : <p role="status">{t('nothing')}</p>}
          {role && <p className="mz-muted">{t(`role.${role}`)}</p>}
        </Section>
      )}
      {role === 'CA' && <p>{t('role.CA')}</p>}
      <Section title={t('may')}>
        <ul className="bd-pages">{pages.map((e) => { const hint = hintOf(e.key); return <li key={e.to}><Link to={e.to}>{t(`desk:nav.${e.key}`)}</Link>{hint && <span className="mz-muted"> {t(`hint.${hint}`)}</span>}</li>; })}</ul>
      </Section>
    </Page>
  );
}
