import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, Modal, type AutoCompleteProps } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { graphql } from '@/gql';
import type { SearchEverywhereQuery as SearchData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { useCompact } from '@/ui/useMedia';
import { linkOfRecord } from '../records/model';
import { useFunctions } from './useFunctions';

const SearchEverywhereQuery = graphql(`
  query SearchEverywhere($text: String!) { search(text: $text) { kind id label typeName regionName statusLabel } }
`);
type Hit = SearchData['search'][number];
const KINDS = ['CASE', 'PERSON', 'HOUSEHOLD', 'ORGANIZATION', 'FACILITY'] as const;
const SHORTCUT = /mac/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

/** Finds records of every kind, and the functions that work on them, from anywhere; Ctrl+K goes there. What is typed may be an ID number: it is kept in no cache and no address. */
export default function GlobalSearch() {
  const { t } = useTranslation('search');
  const compact = useCompact();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null), box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key.toLowerCase() !== 'k' || !(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey) return;
      e.preventDefault();
      if (compact) setOpen(true); else root.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [compact]);
  if (!compact) return <div ref={root} className="mz-global-search" role="search"><SearchBox /></div>;
  return (
    <>
      <Button type="text" icon={<SearchOutlined aria-hidden />} aria-label={t('label')} onClick={() => setOpen(true)} />
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('label')} destroyOnHidden style={{ top: 16 }} afterOpenChange={(shown) => { if (shown) box.current?.querySelector('input')?.focus(); }}><div ref={box}><SearchBox onChosen={() => setOpen(false)} /></div></Modal>
    </>
  );
}

function SearchBox({ onChosen }: { onChosen?: () => void }) {
  const inDialog = onChosen !== undefined;
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [state, setState] = useState<'idle' | 'busy' | 'done' | { error: unknown }>('idle');
  const functions = useFunctions(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<AbortController>(undefined);
  const stop = () => { clearTimeout(timer.current); running.current?.abort(); };
  useEffect(() => () => { clearTimeout(timer.current); running.current?.abort(); }, []);

  const ask = (typed: string) => {
    stop();
    const s = typed.trim();
    if (s.length < 2) { setHits([]); setState('idle'); return; }
    setState('busy');
    timer.current = setTimeout(() => {
      const mine = new AbortController();
      running.current = mine;
      gqlRequest(SearchEverywhereQuery, { text: s }, { signal: mine.signal }).then(
        (r) => { if (!mine.signal.aborted) { setHits(r.search); setState('done'); } },
        (error: unknown) => { if (!mine.signal.aborted) { setHits([]); setState({ error }); } },
      );
    }, 300);
  };
  const clear = () => { stop(); setText(''); setHits([]); setState('idle'); };
  const go = (value: string) => {
    const hit = hits.find((h) => h.kind + h.id === value);
    const to = functions.find((f) => f.key === value)?.link ?? (hit && linkOfRecord(hit.kind, hit.id));
    if (!to) return;
    clear();
    onChosen?.();
    void navigate(to as never);
  };
  // one flat list: antd gives the headings of groups a state that their role does not allow
  const options: NonNullable<AutoCompleteProps['options']> = [
    ...functions.map((f) => ({ value: f.key, label: <Line kind={t('kind.FUNCTION')} label={f.label} notes={[f.note]} /> })),
    ...KINDS.flatMap((kind) => hits.filter((h) => h.kind === kind).map((h) => ({
      value: h.kind + h.id, label: <Line kind={t(`kind.${kind}`)} label={h.label} notes={[h.typeName, h.regionName, h.statusLabel]} />,
    }))),
  ];
  const note = typeof state === 'object' ? errorText(state.error) : state === 'busy' ? t('busy') : state === 'done' ? t('none') : t('hint');
  return (
    <AutoComplete value={text} options={options} popupMatchSelectWidth={inDialog ? true : 480} defaultActiveFirstOption notFoundContent={text.trim() === '' ? null : <span role="status">{note}</span>} style={{ width: '100%' }}
      onSearch={(v) => { setText(v); ask(v); }} onSelect={go}>
      <Input prefix={<SearchOutlined aria-hidden />} suffix={!inDialog && <kbd className="mz-kbd" aria-hidden>{SHORTCUT}</kbd>} aria-label={t('label')} placeholder={t('placeholder')} maxLength={60} autoComplete="off" />
    </AutoComplete>
  );
}

/** What it is, what it is called, then of which programme or kind, where, and how it stands. */
function Line({ kind, label, notes }: { kind: string; label: string; notes: readonly (string | null)[] }) {
  return <span className="mz-hit"><small className="mz-muted">{kind}</small> <span>{label}<small className="mz-muted">{notes.filter(Boolean).join(' · ')}</small></span></span>;
}
