import { Alert, Button, Drawer, Flex, Input, Skeleton } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { mayAny, meOptions } from '@/app/session';
import { halfWidth } from '@/lib/format';
import { gqlRequest } from '@/lib/graphql';
import type { RecordSearch } from '@/lib/recordSearch';
import { Page } from '@/ui/Page';
import { useNarrow } from '@/ui/useMedia';
import { looksLikeId } from '../cases/create/queries';
import { DatasetList } from '../records/DatasetList';
import { PeopleFindByIdQuery } from './queries';
import '../cases/cases.css';
import './people.css';

// registering is rarer than looking up
const PersonFinder = lazy(() => import('../cases/create/PersonFinder').then((m) => ({ default: m.PersonFinder })));

/** Everybody registered within reach. */
export default function PeoplePage() {
  const { t } = useTranslation(['people', 'desk']);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const me = useQuery(meOptions).data;
  const [finding, setFinding] = useState(false);
  const open = (personId: string) => void navigate({ to: '/people/$personId', params: { personId } });
  return (
    <Page title={t('desk:nav.people')} actions={me && mayAny(me, ['PERSON_WRITE']) && <Button type="primary" onClick={() => setFinding(true)}>{t('register')}</Button>}>
      <PeopleSearch onFound={open} />
      <DatasetList id="people" withSearch={false} empty={{ text: t('list.empty') }} />
      <Drawer open={finding} size={narrow ? '100%' : 680} title={t('register')} onClose={() => setFinding(false)} destroyOnHidden>
        <Suspense fallback={<Skeleton active />}><PersonFinder chooseText={t('open')} onChoose={open} /></Suspense>
      </Drawer>
    </Page>
  );
}

/** One box for both: a name goes into the address with the other conditions, an ID number never does and opens its owner. */
function PeopleSearch({ onFound }: { onFound: (personId: string) => void }) {
  const { t } = useTranslation(['people', 'common']);
  const navigate = useNavigate();
  const search: RecordSearch = useSearch({ strict: false });
  const [text, setText] = useState(search.q ?? '');
  // follow the address (back, cleared conditions)
  const [seen, setSeen] = useState(search.q);
  if (seen !== search.q) { setSeen(search.q); setText(search.q ?? ''); }
  const find = useMutation({ gcTime: 0, mutationFn: async (id: string) => (await gqlRequest(PeopleFindByIdQuery, { search: id })).people.nodes, onSuccess: (found) => { if (found[0]) onFound(found[0].id); } });
  const go = (typed: string) => {
    const s = halfWidth(typed).trim();
    find.reset();
    if (looksLikeId(s)) { find.mutate(s.replace(/[\s-]/g, '').toUpperCase()); return; }
    void navigate({ to: '.', search: ((old: RecordSearch) => ({ ...old, q: s || undefined, after: undefined, page: undefined })) as never });
  };
  return (
    <Flex vertical gap={8} className="pe-search">
      <Input.Search type="search" aria-label={t('list.search')} placeholder={t('list.search')} value={text} enterButton={t('common:search')} loading={find.isPending} autoComplete="off" maxLength={40}
        onChange={(e) => setText(e.target.value)} onSearch={go} />
      {find.data?.length === 0 && <Alert type="info" showIcon title={t('list.nobody')} />}
      {find.isError && <Alert type="error" showIcon title={errorText(find.error)} />}
    </Flex>
  );
}
