import { memo, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormContext } from './context';
import { initialValues, isBlank, join, type Scope } from './core';
import { useProblem, useRowCount, useValue, useVisible } from './store';
import { fieldText } from './text';
import type { FieldProblem, FormField, FormSection } from './types';
import './forms.css';

/** The server's sentence, or ours for the reason; an unknown reason is still said to be wrong. */
export function useProblemText() {
  const { t } = useTranslation('forms');
  return (p: FieldProblem | undefined) => p && (p.message || t([`validation.${p.reason}`, 'validation.INVALID'] as never, p.params as never) as unknown as string);
}

export function SectionFields({ sections }: { sections: readonly FormSection[] }) {
  const scope = useMemo<Scope>(() => ({ base: '', fields: sections.flatMap((s) => s.fields) }), [sections]);
  return sections.map((s) => (s.title
    ? <FormSectionFrame key={s.key} section={s} scope={scope} />
    : <div className="mf-grid" key={s.key}>{s.fields.map((f) => <Field key={f.key} field={f} scope={scope} />)}</div>));
}

function FormSectionFrame({ section, scope }: { section: FormSection; scope: Scope }) {
  const id = useId();
  return (
    <section className="mf-section" aria-labelledby={id}>
      <h3 id={id}>{section.title}</h3>
      {section.help && <p className="mf-help">{section.help}</p>}
      <div className="mf-grid">{section.fields.map((f) => <Field key={f.key} field={f} scope={scope} />)}</div>
    </section>
  );
}

const WIDE = new Set(['LONG_TEXT', 'LIST', 'FILES', 'MULTI_CHOICE', 'BANK_ACCOUNT']);

const Field = memo(function Field({ field, scope }: { field: FormField; scope: Scope }) {
  const { store } = useFormContext();
  if (!useVisible(store, field, scope)) return null;
  return field.type === 'LIST' ? <ListField field={field} scope={scope} /> : <Leaf field={field} path={join(scope.base, field.key)} />;
});

interface ShellProps { id: string; path: string; field: FormField; group: boolean; error: string | undefined; children: ReactNode }
function Shell({ id, path, field, group, error, children }: ShellProps) {
  const { t } = useTranslation('forms');
  const label = (
    <>
      {field.label}{field.unit && !group && <span className="sr-only"> ({field.unit})</span>}
      {field.required && <b className="mf-star" aria-hidden> *</b>}
      {field.confidential && <span className="mf-lock" title={t('confidential')}>{t('confidentialMark')}</span>}
    </>
  );
  return (
    <div className={`mf-field${WIDE.has(field.type) ? ' mf-wide' : ''}`} data-path={path} {...(group ? { role: 'group', 'aria-labelledby': `${id}-l`, 'aria-describedby': error ? `${id}-e` : undefined } : {})}>
      {group ? <span className="mf-label" id={`${id}-l`}>{label}</span> : <label className="mf-label" id={`${id}-l`} htmlFor={id}>{label}</label>}
      {children}
      {field.help && <small className="mf-help" id={`${id}-h`}>{field.help}</small>}
      {error && <p className="mf-error" id={`${id}-e`}>{error}</p>}
    </div>
  );
}

function Leaf({ field, path }: { field: FormField; path: string }) {
  const { store, inputs, services, formId } = useFormContext();
  const text = useProblemText();
  const value = useValue(store, path);
  const error = text(useProblem(store, path));
  const id = `${formId}${path}`;
  const kind = inputs[field.type as keyof typeof inputs];
  const described = [error && `${id}-e`, field.help && `${id}-h`].filter(Boolean).join(' ') || undefined;
  const [asked, setAsked] = useState(false);
  if (field.known && !asked && !error && !isBlank(value)) {
    const change = () => { setAsked(true); focusSoon(() => document.getElementById(id) ?? document.querySelector(`[data-path="${path}"] :is(input,textarea,button)`)); };
    return <Known id={id} path={path} field={field} text={fieldText(field, value, services)} onChange={change} />;
  }
  return (
    <Shell id={id} path={path} field={field} group={kind.group?.(field) ?? false} error={error}>
      <kind.Input id={id} field={field} value={value} invalid={!!error} describedBy={described} labelledBy={`${id}-l`} services={services} today={store.today}
        onChange={(v) => store.set(path, v)} onLeave={() => store.leave(field, path)} />
    </Shell>
  );
}

/** What the system knows already: to be read, and typed only by those who know better. */
function Known({ id, path, field, text, onChange }: { id: string; path: string; field: FormField; text: string; onChange: () => void }) {
  const { t } = useTranslation('forms');
  return (
    <Shell id={id} path={path} field={{ ...field, required: false, help: null }} group error={undefined}>
      <span className="mf-known"><span className="mf-read">{text}</span> <button type="button" className="mf-link" aria-label={`${t('change')}: ${field.label}`} onClick={onChange}>{t('change')}</button></span>
    </Shell>
  );
}

const focusSoon = (find: () => Element | null | undefined) => requestAnimationFrame(() => (find() as HTMLElement | null | undefined)?.focus());

/** Rows of fields; each row keeps its identity when another goes, and the focus follows what was done. */
function ListField({ field, scope }: { field: FormField; scope: Scope }) {
  const { store, formId } = useFormContext();
  const { t } = useTranslation('forms');
  const text = useProblemText();
  const path = join(scope.base, field.key);
  // the number of rows only: a key stroke inside a row must not draw the others
  const rows = useRowCount(store, path);
  const error = text(useProblem(store, path));
  const id = `${formId}${path}`;
  const box = useRef<HTMLDivElement>(null);
  const add = () => { store.addRow(path, initialValues(field.itemFields ?? [], {}, store.today)); focusSoon(() => [...(box.current?.querySelectorAll(':scope > ol > li') ?? [])].at(-1)?.querySelector('input,textarea,select')); };
  const remove = (i: number) => { store.removeRow(path, i); focusSoon(() => box.current?.querySelector('.mf-add')); };
  return (
    <Shell id={id} path={path} field={field} group error={error}>
      <div ref={box} className="mf-list">
        <ol>
          {store.rowKeys(path).slice(0, rows).map((key, i) => (
            <li key={key} aria-label={t('item', { n: i + 1 })}>
              <Row field={field} path={path} index={i} up={scope} />
              <button type="button" className="mf-remove" aria-label={`${t('removeItem', { n: i + 1 })}: ${field.label}`} onClick={() => remove(i)}>×</button>
            </li>
          ))}
        </ol>
        <button type="button" className="mf-add" onClick={add} aria-label={`${t('addItem')}: ${field.label}`}>+ {t('addItem')}</button>
      </div>
    </Shell>
  );
}

const Row = memo(function Row({ field, path, index, up }: { field: FormField; path: string; index: number; up: Scope }) {
  const scope = useMemo<Scope>(() => ({ fields: field.itemFields ?? [], base: join(path, index), up }), [field, path, index, up]);
  return <div className="mf-grid">{scope.fields.map((f) => <Field key={f.key} field={f} scope={scope} />)}</div>;
});
