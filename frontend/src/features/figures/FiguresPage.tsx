import { Skeleton } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { DateText } from '@/ui/text';
import '@/ui/table/table.css';
import { part, THEMES, themeOf, written, type FigureSearch } from './model';
import { figuresOptions, type Figure } from './queries';
import './figures.css';

// the calendar and the tree of divisions are wanted a moment later than the figures
const FigureFilters = lazy(() => import('./FigureFilters').then((m) => ({ default: m.FigureFilters })));

/** The official figures of a place on a day, by theme, each with its definition and the records it counts. */
export default function FiguresPage() {
  const { t } = useTranslation(['figures', 'desk']);
  const search: FigureSearch = useSearch({ strict: false });
  const q = useQuery({ ...figuresOptions({ regionCode: search.region ?? null, cutOff: search.asOf ?? null }), placeholderData: keepPreviousData });
  return (
    <Page title={t('desk:nav.indicators')} subtitle={q.data?.[0] && <>{t('cutOff')} <DateText value={q.data[0].asOf} long /></>}>
      <Suspense fallback={<div className="fg-wait" />}><FigureFilters /></Suspense>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !q.data ? <Skeleton active paragraph={{ rows: 10 }} />
        : q.data.length === 0 ? <Empty text={t('none')} />
        : THEMES.map((theme) => <ThemeTable key={theme} title={t(`theme.${theme}`)} figures={q.data.filter((f) => themeOf(f.key) === theme)} search={search} />)}
    </Page>
  );
}

function ThemeTable({ title, figures, search }: { title: string; figures: readonly Figure[]; search: FigureSearch }) {
  const { t } = useTranslation('figures');
  if (figures.length === 0) return null;
  return (
    <Section title={title} flush>
      <ScrollX label={title}>
        <table className="mz-plain fg-table">
          <colgroup><col className="fg-c1" /><col className="fg-c2" /><col className="fg-c3" /><col className="fg-c4" /><col /></colgroup>
          <thead><tr><th scope="col">{t('figure')}</th><th scope="col" className="fg-right">{t('value')}</th><th scope="col">{t('unit')}</th><th scope="col">{t('basis')}</th><th scope="col">{t('definition')}</th></tr></thead>
          <tbody>{figures.map((f) => (
            <tr key={f.id}>
              <th scope="row">{f.opensRecords ? <Link to="/figures/$indicatorId" params={{ indicatorId: f.id }} search={search}>{f.label}</Link> : f.label}</th>
              <td className="mz-num"><strong>{written(f.printed)}</strong></td>
              <td>{f.unit}</td>
              <td>{t(`basisOf.${f.basis}` as 'basisOf.S', { defaultValue: f.basis })}</td>
              <td className="fg-def">{f.definition}{f.numerator !== null && f.denominator !== null && <small className="mz-num">{t('ratio', { of: part(f, f.numerator), over: part(f, f.denominator) })}</small>}</td>
            </tr>
          ))}</tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
