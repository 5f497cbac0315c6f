import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, type Me } from '@/app/session';
import { exportUrlOf } from '@/features/cases/list/fields';
import { CaseLink } from '@/features/cases/parts/links';
import { useSlashSearch } from '@/ui/useSlashSearch';
import type { PaymentState } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { formatMoney } from '@/lib/format';
import { useConfirm } from '@/ui/confirm';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money } from '@/ui/text';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { PAYMENT_STATES, PAYMENT_TONES } from '../tones';
import { PayrollLinesQuery, useHold, type Batch, type Line, type LineConnection } from './query';

const ANY = 'ANY';
const PART = 100, PARTS = 5;

/** The payments of a run. One finding's payments are picked out of all with findings: those are few. */
export function LinesSection({ batch, me }: { batch: Batch; me: Me }) {
  const { t } = useTranslation('payroll');
  const { message } = App.useApp();
  const confirm = useConfirm();
  const typed = useRef('');
  const { mutateAsync } = useHold(batch.id);
  useSlashSearch();
  const city = me.region.tier === 'CITY';
  const mayOpen = mayAny(me, ['CASE_READ']);
  const filters = useMemo<Filter[]>(() => [
    { key: 'state', label: t('lines.state'), kind: 'choice', options: PAYMENT_STATES.map((s) => ({ value: s, label: t(`paymentState.${s}`) })) },
    ...(city ? [{ key: 'check', label: t('lines.check'), kind: 'choice' as const, options: [{ value: ANY, label: t('lines.anyCheck') }, ...batch.checks.map((c) => ({ value: c.key, label: c.label }))] }] : []),
    { key: 'region', label: t('lines.place'), kind: 'region' },
  ], [t, batch.checks, city]);
  const table = useTable({ filters });
  const f = table.search.f ?? {};
  const check = f.check?.[0];
  const label = check && check !== ANY ? batch.checks.find((c) => c.key === check)?.label : undefined;
  const state = PAYMENT_STATES.find((s): s is PaymentState => s === f.state?.[0]);
  const vars = { batchId: batch.id, state: state ?? null, search: table.search.q ?? null, regionCode: f.region?.[0] ?? null, onlyChecked: check ? true : null };
  const first = label ? PART : table.vars.first, after = label ? null : (table.vars.after ?? null);
  const q = useQuery({
    queryKey: ['batch', batch.id, 'lines', vars, label, first, after], placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<LineConnection> => {
      const ask = async (a: string | null) => (await gqlRequest(PayrollLinesQuery, { ...vars, first, after: a }, { signal })).batch.payments;
      let page = await ask(after);
      if (!label) return page;
      const found: Line[] = [];
      for (let i = 0; ; i++) {
        found.push(...page.nodes.filter((l) => l.checks.includes(label)));
        if (!page.pageInfo.hasNextPage || i === PARTS - 1) break;
        page = await ask(page.pageInfo.endCursor); // oxlint-disable-line no-await-in-loop -- each page begins where the one before ended
      }
      return { nodes: found, pageInfo: { endCursor: null, hasNextPage: false }, totalCount: found.length };
    },
  });
  // the spreadsheet has what the figures may ask of payments: run, state and place
  const exported = exportUrlOf({ dataset: 'payments', where: [{ field: 'batchId', op: 'EQ', values: [batch.id] }, ...(state ? [{ field: 'state', op: 'EQ' as const, values: [state] }] : [])], ...(vars.regionCode ? { regionCode: vars.regionCode } : {}) });
  const columns = useMemo<Column<Line>[]>(() => {
    const hold = (l: Line) => {
      const on = l.state !== 'HELD';
      void confirm({
        title: t(on ? 'lines.holdOf' : 'lines.releaseOf', { name: l.payee, amount: formatMoney(l.amount) }), content: l.checks.length > 0 && <p>{l.checks.join(t('comma'))}</p>,
        reason: { initial: typed.current }, okText: t(on ? 'lines.hold' : 'lines.release'),
        action: async (reason) => {
          typed.current = reason;
          await mutateAsync({ paymentId: l.id, rev: l.rev, hold: on, reason });
          typed.current = '';
          void message.success(t(on ? 'lines.held' : 'lines.released'));
        },
      });
    };
    return [
      { key: 'payee', title: t('lines.payee'), width: 85, card: 'title', render: (l) => l.payee },
      { key: 'case', title: t('lines.case'), width: 195, render: (l) => (mayOpen ? <CaseLink id={l.caseId}><span className="mz-num">{l.caseNumber}</span></CaseLink> : <span className="mz-num">{l.caseNumber}</span>) },
      { key: 'village', title: t('lines.village'), width: 110, render: (l) => l.village.name },
      { key: 'item', title: t('lines.item'), width: 140, render: (l) => <Flex gap={4} wrap><DateText value={l.period} />{l.itemLabel}{l.reissueOf && <StatusTag label={t('lines.reissue')} tone="info" />}</Flex> },
      { key: 'amount', title: t('lines.amount'), width: 95, align: 'right', render: (l) => <Money value={l.amount} /> },
      { key: 'account', title: t('lines.account'), width: 165, render: (l) => (l.bank || l.accountMasked ? <>{l.bank} <span className="mz-num">{l.accountMasked}</span></> : <DateText value={null} />) },
      { key: 'state', title: t('lines.state'), width: 95, card: 'tag', render: (l) => <StatusTag label={l.stateLabel} tone={PAYMENT_TONES[l.state]} /> },
      { key: 'checks', title: t('lines.found'), width: 170, render: (l) => (l.state === 'RETURNED' || l.holdNote || l.checks.length > 0 ? <>{l.state === 'RETURNED' && <div className="mz-error">{l.bankMessage}</div>}{l.holdNote && <div>{l.holdNote}</div>}{l.checks.map((c) => <div key={c}>{c}</div>)}</> : <DateText value={null} />) },
      { key: 'paidOn', title: t('lines.paidOn'), width: 110, hidden: true, render: (l) => <DateText value={l.paidOn} /> },
      { key: 'action', title: t('lines.action'), width: 105, render: (l) => (
        <>
          {l.mayHold && <Button size="small" aria-label={`${t(l.state === 'HELD' ? 'lines.release' : 'lines.hold')}: ${l.payee}`} onClick={() => hold(l)}>{t(l.state === 'HELD' ? 'lines.release' : 'lines.hold')}</Button>}
          {l.state === 'RETURNED' && (l.accountCorrected || !mayOpen ? <span className="mz-muted">{t(l.accountCorrected ? 'lines.corrected' : 'lines.waiting')}</span> : <Link to="/cases/$caseId" params={{ caseId: l.caseId }} aria-label={`${t('lines.correct')}: ${l.payee}`}>{t('lines.correct')}</Link>)}
        </>
      ) },
    ];
  }, [t, confirm, message, mutateAsync, mayOpen]);
  return (
    <section id="lines" aria-label={t('lines.title')} className="pr-lines">
      <h2>{t('lines.title')}</h2>
      <DataTable<Line> id="batch-lines" label={t('lines.title')} table={table} columns={columns} connection={q.data} query={q} withSearch searchPlaceholder={t('lines.search')} empty={{ text: t('lines.empty') }}
        rowClass={(l) => (l.state === 'RETURNED' ? 'mz-row-danger' : l.state === 'PENDING' && l.checks.length > 0 ? 'mz-row-warning' : '')}
        {...(mayAny(me, ['EXPORT_RUN']) ? { exportUrl: exported } : {})}
        {...(mayOpen ? { link: (l: Line) => ({ to: '/cases/$caseId' as const, params: { caseId: l.caseId } }) } : {})} />
    </section>
  );
}
