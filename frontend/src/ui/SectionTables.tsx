import { Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bySection } from '@/lib/sections';
import { Empty } from './Empty';
import { ErrorResult } from './ErrorResult';
import { FindBox } from './FindBox';
import { ScrollX } from './ScrollX';
import { Section } from './Section';

interface Kind { code: string; section: string; name: string; shortName: string }
interface Words { find: string; /** where there are none at all */ none: string; /** where nothing is called as typed */ notFound: (text: string) => string }

/** Kinds of work in one table for each section of the bureau, with a box that narrows them by name. */
export function SectionTables<K extends Kind>({ query, words, className, head, renderRow }: { query: UseQueryResult<readonly K[]>; words: Words; className: string; head: ReactNode; /** the cells of a row */ renderRow: (kind: K) => ReactNode }) {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState('');
  if (query.isError) return <ErrorResult error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (query.data.length === 0) return <Empty text={words.none} />;
  const found = query.data.filter((k) => `${k.name}${k.shortName}`.includes(typed.trim()));
  return (
    <>
      <FindBox label={words.find} value={typed} onChange={setTyped} />
      {found.length === 0 && <Empty text={words.notFound(typed.trim())} />}
      {bySection(found).map(({ section, items }) => (
        <Section key={section} title={t(`section.${section}`)} flush>
          <ScrollX label={t(`section.${section}`)}>
            <table className={`mz-plain ${className}`}>
              <thead><tr>{head}</tr></thead>
              <tbody>{items.map((k) => <tr key={k.code}>{renderRow(k)}</tr>)}</tbody>
            </table>
          </ScrollX>
        </Section>
      ))}
    </>
  );
}
