import { Alert, App, Button, Progress, Skeleton } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { downloadFile } from '@/lib/files';
import { gqlRequest } from '@/lib/graphql';
import { recordSearch } from '@/lib/recordSearch';
import { useConfirm } from '@/ui/confirm';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Facts, Section } from '@/ui/Section';
import { DateText, Money, Num } from '@/ui/text';
import { Intent } from '@/lib/intent';
import { ImportState } from './ImportState';
import { importOptions, ImportsApplyMutation, ImportsUndoMutation, TOUCHED, type ImportDetail } from './queries';
import { Counts, Refusals } from './Report';

/** The report of one file: what is taken, repaired and refused; and what to do about it. */
export default function ImportPage() {
  const { t } = useTranslation('imports');
  const { importId } = useParams({ from: '/desk/imports/$importId' });
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const apply = useMutation({
    mutationFn: (v: { importId: string; rev: number }) => gqlRequest(ImportsApplyMutation, { input: { requestId: intent.idFor({ apply: v }), ...v } }),
    onSettled: () => Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const undo = useMutation({
    mutationFn: (v: { importId: string; rev: number; reason: string }) => gqlRequest(ImportsUndoMutation, { input: { requestId: intent.idFor({ undo: v }), ...v } }),
    onSettled: () => Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const q = useQuery({ ...importOptions(importId), refetchInterval: apply.isPending ? 1_500 : false });
  if (q.isError) return <ErrorResult error={q.error} onRetry={() => void q.refetch()} />;
  if (!q.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const m = q.data;
  const register = m.entries > 0;
  return (
    <Page title={m.fileName} subtitle={<>{m.by} · <DateText value={m.at} /></>} tags={<ImportState state={m.state} progress={m.progress} />}
      actions={<Actions m={m} busy={apply.isPending} onApply={() => apply.mutateAsync({ importId: m.id, rev: m.rev })} onUndo={(reason) => undo.mutateAsync({ importId: m.id, rev: m.rev, reason })} />}>
      {apply.isPending && <div role="status"><Progress percent={m.progress} status="active" /> {t('applying')}</div>}
      {apply.isError && <Alert type="error" showIcon title={errorText(apply.error)} style={{ marginBottom: 16 }} />}
      {m.state === 'CHECKED' && !apply.isPending && <Alert type="info" showIcon title={m.progress > 0 ? t('halfNote') : t('checkedNote')} style={{ marginBottom: 16 }} />}
      {m.applyNote && <Alert type="warning" showIcon title={m.applyNote} style={{ marginBottom: 16 }} />}
      <Section title={t(`taken.${m.state}`)}>
        <Facts items={[
          ...(register ? [{ label: t('entries'), value: <Num value={m.entries} /> }, ...m.byKind.map((k) => ({ key: k.key, label: k.label, value: <Num value={k.count} /> }))]
            : [{ label: t('households'), value: <Num value={m.households} /> }, { label: t('persons'), value: <Num value={m.persons} /> }, { label: t('monthly'), value: <Money value={m.monthlyTotal} /> }]),
          { label: t('file'), value: <FileButton url={m.fileUrl} name={m.fileName} label={t('downloadFile')} />, wide: true },
          m.state === 'APPLIED' && !register && { label: t('records'), value: <Records importId={m.id} />, wide: true },
        ]} />
      </Section>
      {m.refused.length > 0 && <Section title={t('refused', { count: m.refused.length })} flush extra={m.refusedFileUrl && <FileButton url={m.refusedFileUrl} name={t('refusedFile', { name: m.fileName })} label={t('downloadRefused')} />}><Refusals rows={m.refused} /></Section>}
      <div className="mz-charts">
        <Section title={t('repaired')} flush><Counts rows={m.repaired} head={t('repair')} count={t('places')} empty={t('noRepair')} /></Section>
        <Section title={t('byVillage')} flush><Counts rows={m.byVillage} head={t('village')} count={t(register ? 'entries' : 'households')} empty={t('nothing')} /></Section>
      </div>
    </Page>
  );
}

function Records({ importId }: { importId: string }) {
  const { t } = useTranslation('imports');
  const search = recordSearch({ w: [{ field: 'importId', op: 'EQ', values: [importId] }] });
  return <><Link to="/cases" search={search}>{t('openCases')}</Link> · <Link to="/households" search={search}>{t('openHouseholds')}</Link> · <Link to="/people" search={search}>{t('openPeople')}</Link></>;
}

function FileButton({ url, name, label }: { url: string; name: string; label: string }) {
  const { message } = App.useApp();
  const get = useMutation({ mutationFn: () => downloadFile(url, name), onError: (e) => void message.error(errorText(e)) });
  return <Button icon={<DownloadOutlined aria-hidden />} loading={get.isPending} onClick={() => get.mutate()}>{label}</Button>;
}

function Actions({ m, busy, onApply, onUndo }: { m: ImportDetail; busy: boolean; onApply: () => Promise<unknown>; onUndo: (reason: string) => Promise<unknown> }) {
  const { t } = useTranslation('imports');
  const confirm = useConfirm();
  const half = m.state === 'CHECKED' && m.progress > 0;
  const ask = async () => { if (await confirm({ title: t('applyTitle'), content: m.entries > 0 ? t('applyEntries', { entries: m.entries, refused: m.refused.length }) : t('applyText', { households: m.households, persons: m.persons, refused: m.refused.length }), okText: t('apply') })) await onApply().catch(() => {}); };
  return (
    <>
      {(m.state === 'APPLIED' || half) && <Button danger disabled={busy} onClick={() => void confirm({ title: t('undoTitle'), content: t('undoText'), okText: t('undo'), danger: true, reason: true, action: onUndo })}>{t('undo')}</Button>}
      {m.mayApply && <Button type="primary" loading={busy} disabled={m.households === 0 && m.entries === 0} onClick={() => void ask()}>{half ? t('goOn') : t('apply')}</Button>}
    </>
  );
}
