import type { ReactNode } from 'react';
import { i18n } from '@/i18n';
import { formatDay, formatInteger, formatMoney } from '@/lib/format';
import { isBlank, isVisible, join, getAt, type Scope } from './core';
import type { FieldType, FormField, FormServices, FormValues, NamedRecord } from './types';

type ToText = (v: unknown, f: FormField, s: FormServices) => string;
const plain: ToText = (v) => String(v);
const option: ToText = (v, f) => f.options.find((o) => o.value === v)?.label ?? String(v);
const named: ToText = (v, _f, s) => s.labels?.[String(v)] ?? s.members?.find((m) => m.value === v)?.label ?? String(v);
const each = (one: ToText): ToText => (v, f, s) => (v as unknown[]).map((x) => one(x, f, s)).join(i18n.language === 'zh-CN' ? '、' : ', ');
const unit = (text: string, f: FormField) => (f.unit ? `${text} ${f.unit}` : text);

/** How each type reads when it is not being edited: review, print, export, a line of the log. The third part of the field registry beside check and Input. */
export const toText: Record<FieldType, ToText> = {
  TEXT: plain, LONG_TEXT: plain, ID_NUMBER: plain, PHONE: plain,
  BANK_ACCOUNT: (v) => { const a = v as { bank?: string; holder?: string; number?: string; last4?: string }; return [a.bank, a.holder, a.last4 ?? a.number?.slice(-4)].filter(Boolean).join(' '); },
  INTEGER: (v, f) => unit(formatInteger(v as number), f),
  MONEY: (v, f) => `${formatMoney(String(v))} ${f.unit ?? i18n.t('common:yuan')}`,
  DATE: (v) => formatDay(String(v), i18n.language),
  MONTH: (v) => formatDay(String(v), i18n.language),
  CHOICE: option, MULTI_CHOICE: each(option),
  BOOLEAN: (v) => i18n.t(v ? 'common:yes' : 'common:no'),
  PERSON_REF: named, MEMBER_REF: named, REGION: named, FILES: each(named), STAFF_MULTI: each(named), RECORD_REF: (v) => (v as NamedRecord).name,
  LIST: (v, f, s) => (v as FormValues[]).map((row) => (f.itemFields ?? []).filter((c) => !isBlank(row[c.key])).map((c) => `${c.label} ${toText[c.type](row[c.key], c, s)}`).join(' ')).join('; '),
};

export function fieldText(f: FormField, v: unknown, s: FormServices = {}): string {
  return isBlank(v) ? '' : toText[f.type](v, f, s);
}

/** The filled, visible fields as label and text, for Facts, papers and tables. `file` may draw a file's id as a link. */
export function readValues(fields: readonly FormField[], data: FormValues, s: FormServices = {}, file?: (id: string) => ReactNode, none?: string): { key: string; label: string; value: ReactNode; wide: boolean }[] {
  const scope: Scope = { fields, base: '' };
  return fields.filter((f) => isVisible(f, scope, data)).map((f) => {
    const v = getAt(data, join('', f.key));
    const wide = f.type === 'LONG_TEXT' || f.type === 'LIST' || f.type === 'FILES';
    // an empty list of what has been submitted is an answer
    if (isBlank(v) && f.type === 'LIST' && none) return { key: f.key, label: f.label, value: none, wide };
    if (isBlank(v)) return { key: f.key, label: f.label, value: <span className="mf-help">{i18n.t('forms:empty')}</span>, wide: false };
    if (f.type === 'FILES' && file) return { key: f.key, label: f.label, value: <>{(v as string[]).map((id) => <span key={id}>{file(id)} </span>)}</>, wide };
    if (f.type === 'LIST') return { key: f.key, label: f.label, value: <RowsTable field={f} rows={v as FormValues[]} services={s} />, wide };
    return { key: f.key, label: f.label, value: <span className="mf-read">{fieldText(f, v, s)}</span>, wide };
  });
}

function RowsTable({ field, rows, services }: { field: FormField; rows: readonly FormValues[]; services: FormServices }) {
  const cols = field.itemFields ?? [];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be focusable
    <div className="mz-scroll" role="region" aria-label={field.label} tabIndex={0}>
      <table className="mz-plain">
        <thead><tr>{cols.map((c) => <th key={c.key} scope="col">{c.label}</th>)}</tr></thead>
        <tbody>{rows.map((r, i) => <tr key={i}>{cols.map((c) => <td key={c.key}>{fieldText(c, r[c.key], services)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
