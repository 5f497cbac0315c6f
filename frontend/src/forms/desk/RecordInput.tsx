import { Select, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputProps } from '../context';
import type { FormOption, NamedRecord } from '../types';

/** Finds a record while one types; the first few are offered at once. Where the host allows it, what is typed stands for a record that is in no register. */
export function RecordInput({ id, field, value, invalid, describedBy, services, onChange, onLeave }: InputProps) {
  const { t } = useTranslation('forms');
  const [found, setFound] = useState<readonly FormOption[]>([]);
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  const [typed, setTyped] = useState('');
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (text: string, wait: number) => {
    clearTimeout(timer.current);
    const mine = ++turn.current;
    setTyped(text.trim());
    if (!services.findRecords) return;
    setState('busy');
    timer.current = setTimeout(() => {
      services.findRecords!(text.trim()).then((r) => { if (mine === turn.current) { setFound(r); setState('done'); } }, () => { if (mine === turn.current) { setFound([]); setState('failed'); } });
    }, wait);
  };
  const now = value as NamedRecord | undefined;
  const written = services.writtenRecords && typed.length >= 2 && !found.some((o) => o.label === typed) ? [{ value: typed, label: t('written', { text: typed }) }] : [];
  return (
    <Select<string | null> id={id} aria-invalid={invalid} aria-describedby={describedBy} aria-required={field.required} status={invalid ? 'error' : ''} placeholder={t(services.writtenRecords ? 'findOrWrite' : 'findRecord')}
      allowClear={!field.required} showSearch={{ filterOption: false, onSearch: (s) => ask(s, 300) }} value={now?.name ?? null} onBlur={onLeave}
      onOpenChange={(open) => { if (open && state === 'idle') ask('', 0); }}
      options={[...found.map((o) => ({ value: o.value, label: o.label })), ...written]}
      notFoundContent={state === 'busy' ? <Spin size="small" /> : state === 'failed' ? t('findFailed') : state === 'done' ? t('noResult') : t('typeToSearch')}
      onChange={(v) => {
        const hit = found.find((o) => o.value === v);
        onChange(hit ? { id: hit.value, name: hit.label } : v ? { name: v } : undefined);
      }} />
  );
}
