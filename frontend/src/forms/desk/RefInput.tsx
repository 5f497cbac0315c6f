import { Select, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepLabels, keptLabel } from '@/lib/drafts';
import type { InputProps } from '../context';
import type { FormOption } from '../types';

type Props = InputProps & { search: ((text: string) => Promise<FormOption[]>) | undefined; multiple?: boolean; /** what is typed may stand for itself: a helper without an account */ free?: boolean; hint: 'searchPerson' | 'searchStaff' };

/** Finds people or staff while one types; the last question asked wins. */
export function RefInput({ id, field, value, invalid, describedBy, services, search, multiple, free, hint, onChange, onLeave }: Props) {
  const { t } = useTranslation('forms');
  const [found, setFound] = useState<FormOption[]>([]);
  const [known, setKnown] = useState<Record<string, string>>({});
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [typed, setTyped] = useState('');
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (text: string) => {
    clearTimeout(timer.current);
    const mine = ++turn.current;
    setTyped(text.trim());
    if (text.trim().length < 2 || !search || field.options.length > 0) { setFound([]); setState('idle'); return; }
    setState('busy');
    timer.current = setTimeout(() => {
      search(text.trim()).then((r) => { if (mine === turn.current) { setFound(r); setState('done'); } }, () => { if (mine === turn.current) { setFound([]); setState('done'); } });
    }, 300);
  };
  const offered = field.options.filter((o) => o.label.includes(typed));
  const label = (v: string) => field.options.find((o) => o.value === v)?.label ?? found.find((o) => o.value === v)?.label ?? known[v] ?? services.labels?.[v] ?? keptLabel(v) ?? v;
  const chosen = ((multiple ? value : value === undefined ? [] : [value]) as string[] | undefined) ?? [];
  const items = chosen.map((v) => ({ value: v, label: label(v) }));
  const take = (next: { value: string; label?: unknown }[]) => {
    const named = Object.fromEntries(next.map((n) => [n.value, label(n.value)]));
    setKnown((k) => ({ ...k, ...named }));
    keepLabels(named);
    const ids = next.map((n) => n.value);
    onChange(multiple ? (ids.length > 0 ? ids : undefined) : ids[0]);
  };
  const itself = free && typed.length >= 2 && !found.some((o) => o.value === typed) && !field.options.some((o) => o.label === typed) ? [{ value: typed, label: t('typed', { text: typed }) }] : [];
  const shared = {
    id, labelInValue: true, allowClear: !field.required, placeholder: t(hint), status: invalid ? 'error' as const : '' as const, 'aria-invalid': invalid, 'aria-describedby': describedBy, 'aria-required': field.required,
    options: [...offered.map((o) => ({ value: o.value, label: o.label })), ...found.map((o) => ({ value: o.value, label: o.label })), ...itself], showSearch: { filterOption: false, onSearch: ask }, onBlur: onLeave,
    notFoundContent: state === 'busy' ? <Spin size="small" /> : state === 'done' ? t('noResult') : t('typeToSearch'),
  };
  return multiple
    ? <Select<{ value: string; label?: unknown }[]> {...shared} mode="multiple" value={items} onChange={(v) => take(v)} />
    : <Select<{ value: string; label?: unknown } | null> {...shared} value={items[0] ?? null} onChange={(v) => take(v ? [v] : [])} />;
}
