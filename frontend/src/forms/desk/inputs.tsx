import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputKind, InputProps, InputSet } from '../context';
import { AccountInput } from './AccountInput';
import { FilesInput } from './FilesInput';
import { RecordInput } from './RecordInput';
import { RefInput } from './RefInput';

const common = (p: InputProps) => ({ id: p.id, 'aria-invalid': p.invalid, 'aria-describedby': p.describedBy, 'aria-required': p.field.required, status: p.invalid ? ('error' as const) : ('' as const), onBlur: p.onLeave });
const str = (v: unknown) => (typeof v === 'string' ? v : typeof v === 'number' ? String(v) : '');
const word = (v: string) => (v === '' ? undefined : v);

/** Text of some kind; the number types too, so that what was typed is kept until it is understood. */
const line = (mode: 'text' | 'numeric' | 'decimal' | 'tel', extra: { suffix?: (p: InputProps) => string | undefined } = {}): InputKind => ({
  Input: (p) => <Input {...common(p)} value={str(p.value)} inputMode={mode} autoComplete="off" maxLength={p.field.maxLength ?? 200} suffix={extra.suffix?.(p)} onChange={(e) => p.onChange(word(e.target.value))} />,
});

// the calendar and the tree of divisions are heavy: a form shows its other fields without waiting for them
const DayInput = lazy(() => import('./DayInput'));
const RegionPicker = lazy(() => import('@/ui/RegionPicker').then((m) => ({ default: m.RegionPicker })));
const soon = (p: InputProps, input: ReactNode) => <Suspense fallback={<Input id={p.id} disabled aria-busy />}>{input}</Suspense>;
const day = (picker: 'date' | 'month'): InputKind => ({ Input: (p) => soon(p, <DayInput {...p} picker={picker} />) });

const FEW = 6;
const options = (p: InputProps) => p.field.options.map((o) => ({ value: o.value, label: o.label }));

function Choice(p: InputProps) {
  const { t } = useTranslation(['forms', 'common']);
  if (p.field.options.length <= FEW) return <Radio.Group aria-labelledby={p.labelledBy} value={p.value ?? null} options={options(p)} onChange={(e) => p.onChange(e.target.value)} />;
  return <Select {...common(p)} value={(p.value as string | undefined) ?? null} options={options(p)} allowClear={!p.field.required} showSearch={{ optionFilterProp: 'label' }} placeholder={t('select')} onChange={(v: string | null) => p.onChange(v ?? undefined)} />;
}

function MultiChoice(p: InputProps) {
  const { t } = useTranslation(['forms', 'common']);
  const value = (p.value as string[] | undefined) ?? [];
  const set = (v: string[]) => p.onChange(v.length > 0 ? v : undefined);
  if (p.field.options.length <= 3 * FEW) {
    const all = value.length === p.field.options.length;
    return (
      <>
        <Checkbox.Group value={value} options={options(p)} onChange={set} />
        {p.field.options.length > FEW && <Button type="link" size="small" className="mf-all" aria-label={`${t(all ? 'none' : 'all')}: ${p.field.label}`} onClick={() => set(all ? [] : p.field.options.map((o) => o.value))}>{t(all ? 'none' : 'all')}</Button>}
      </>
    );
  }
  return <Select {...common(p)} mode="multiple" value={value} options={options(p)} optionFilterProp="label" placeholder={t('select')} onChange={set} />;
}

/** Yes or no, and neither until it is answered: a switch could not tell "no" from "not asked". */
function YesNo(p: InputProps) {
  const { t } = useTranslation(['forms', 'common']);
  return <Radio.Group aria-labelledby={p.labelledBy} value={p.value ?? null} options={[{ value: true, label: t('common:yes') }, { value: false, label: t('common:no') }]} onChange={(e) => p.onChange(e.target.value)} />;
}

function Member(p: InputProps) {
  const { t } = useTranslation(['forms', 'common']);
  // the action knows whom it may name; an application drawn without one asks the household
  const members = (p.field.options.length > 0 ? p.field.options : (p.services.members ?? [])).map((m) => ({ value: m.value, label: m.label }));
  return <Select {...common(p)} value={(p.value as string | undefined) ?? null} options={members} allowClear={!p.field.required} placeholder={t('select')} notFoundContent={t('noResult')} onChange={(v: string | null) => p.onChange(v ?? undefined)} />;
}

const grouped = { group: () => true };

export const deskInputs: InputSet = {
  TEXT: line('text', { suffix: (p) => p.field.unit ?? undefined }),
  LONG_TEXT: { Input: (p) => <Input.TextArea {...common(p)} value={str(p.value)} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={p.field.maxLength ?? 4000} showCount={!!p.field.maxLength} onChange={(e) => p.onChange(word(e.target.value))} /> },
  INTEGER: line('numeric', { suffix: (p) => p.field.unit ?? undefined }),
  MONEY: { Input: (p) => { const { t } = useTranslation(['forms', 'common']); return <Input {...common(p)} value={str(p.value)} inputMode="decimal" autoComplete="off" maxLength={20} suffix={p.field.unit ?? t('common:yuan')} onChange={(e) => p.onChange(word(e.target.value))} />; } },
  DATE: day('date'),
  MONTH: day('month'),
  CHOICE: { Input: Choice, group: (f) => f.options.length <= FEW },
  MULTI_CHOICE: { Input: MultiChoice, group: (f) => f.options.length <= 3 * FEW },
  BOOLEAN: { Input: YesNo, ...grouped },
  PERSON_REF: { Input: (p) => <RefInput {...p} search={p.services.searchPeople} hint="searchPerson" /> },
  MEMBER_REF: { Input: Member },
  REGION: { Input: (p) => soon(p, <RegionPicker {...common(p)} wholeCity value={p.value as string | undefined} onChange={p.onChange} allowClear={!p.field.required} />) },
  FILES: { Input: FilesInput, ...grouped },
  RECORD_REF: { Input: RecordInput },
  STAFF_MULTI: { Input: (p) => <RefInput {...p} multiple free search={p.services.searchStaff} hint="searchStaff" /> },
  ID_NUMBER: line('text'),
  PHONE: line('tel'),
  BANK_ACCOUNT: { Input: AccountInput, ...grouped },
};
