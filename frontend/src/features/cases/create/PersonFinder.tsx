import { Alert, Button, Flex, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { readFragment, type FragmentType } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { halfWidth } from '@/lib/format';
import { PersonForm } from './PersonForm';
import { PersonRow } from './PersonRow';
import { CreateCheckIdQuery, CreateFindPeopleQuery, CreatePersonParts, looksLikeId } from './queries';

interface Props { onChoose: (personId: string, name: string) => void; chooseText: string; exclude?: readonly string[]; villageCode?: string | undefined }

/**
 * Finds a person by ID number or name; a number that nobody has yet leads to the form that registers its owner. The number stays in this
 * component: never in the address, never in a cache.
 */
export function PersonFinder({ onChoose, chooseText, exclude = [], villageCode }: Props) {
  const { t } = useTranslation('cases');
  const [text, setText] = useState('');
  const find = useMutation({
    gcTime: 0,
    mutationFn: async (typed: string) => {
      const s = halfWidth(typed).trim();
      if (looksLikeId(s)) {
        const idNumber = s.replace(/[\s-]/g, '').toUpperCase();
        return { kind: 'id' as const, idNumber, check: (await gqlRequest(CreateCheckIdQuery, { idNumber })).checkIdNumber };
      }
      return { kind: 'name' as const, name: s, ...(await gqlRequest(CreateFindPeopleQuery, { search: s })).people };
    },
  });
  const [registering, setRegistering] = useState(false);
  const go = (typed = text) => { setRegistering(false); if (typed.trim() !== '') find.mutate(typed); };
  const r = find.data;
  const row = (p: ReturnType<typeof readPerson>) => (
    <PersonRow key={p.id} person={p} action={exclude.includes(p.id) ? <span className="mz-muted">{t('create.already')}</span> : <Button type="primary" disabled={!!p.deathDate} onClick={() => onChoose(p.id, p.name)}>{chooseText}</Button>} />
  );
  return (
    <div className="cs-finder">
      <Input.Search className="cs-finder-box" value={text} maxLength={40} autoComplete="off" enterButton={t('create.find')} loading={find.isPending} aria-label={t('create.findLabel')} placeholder={t('create.findLabel')} onChange={(e) => setText(e.target.value)} onSearch={(v) => go(v)} />
      <div aria-live="polite">
        {find.isError && <Alert type="error" showIcon title={errorText(find.error)} />}
        {r?.kind === 'name' && (
          <>
            {r.nodes.length === 0 ? <p className="cs-tight">{t('create.nobody', { name: r.name })}</p> : <ul className="cs-people">{r.nodes.map((n) => row(readPerson(n)))}</ul>}
            {r.totalCount > r.nodes.length && <p className="mz-muted">{t('create.tooMany', { count: r.totalCount })}</p>}
            <p className="mz-muted">{t('create.nameHint')}</p>
          </>
        )}
        {r?.kind === 'id' && !r.check.valid && (
          <Alert type="error" showIcon title={r.check.message ?? t('create.invalidId')}
            description={r.check.repairs.length > 0 && <Flex gap={8} wrap align="center">{t('create.repairs')}{r.check.repairs.map((x) => <Button key={x} size="small" className="mz-num" onClick={() => { setText(x); go(x); }}>{x}</Button>)}</Flex>} />
        )}
        {r?.kind === 'id' && r.check.outOfReach && <Alert type="warning" showIcon title={t('create.outOfReach')} description={t('create.outOfReachText')} />}
        {r?.kind === 'id' && r.check.person && <><p className="cs-tight">{t('create.known')}</p><ul className="cs-people">{row(readPerson(r.check.person))}</ul></>}
        {r?.kind === 'id' && r.check.valid && !r.check.person && !r.check.outOfReach && (
          registering
            ? <PersonForm key={r.idNumber} idNumber={r.check.normalized ?? r.idNumber} birth={r.check.birth} sex={r.check.sex} villageCode={villageCode} onSaved={onChoose} onUse={onChoose} onCancel={() => setRegistering(false)} />
            : <Alert type="info" showIcon title={t('create.unknown')} description={t('create.unknownText')} action={<Button type="primary" onClick={() => setRegistering(true)}>{t('create.register')}</Button>} />
        )}
      </div>
    </div>
  );
}

const readPerson = (p: FragmentType<typeof CreatePersonParts>) => readFragment(CreatePersonParts, p);
