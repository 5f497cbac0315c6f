import { useMemo, useState } from 'react';
import { ApiError } from '@/lib/errors';
import { todayInChina } from '@/lib/format';
import { draftOf } from './draft';
import { allFields, initialValues, localPath, prune, validate, visiblePaths } from './core';
import { FormStore } from './store';
import type { FormField, FormSection, FormServices, FormValues, Problems } from './types';

export interface FormOptions {
  /** sections of a programme's form, or the plain fields of an action */
  sections?: readonly FormSection[];
  fields?: readonly FormField[];
  initial?: FormValues | undefined;
  /** where the values stand in the mutation's input: "/form" for { form: … }, "" when they are the input itself */
  prefix?: string;
  /** me.today */
  today?: string | undefined;
  services?: FormServices;
  onChange?: (values: FormValues) => void;
  /** keeps what is typed for this tab under this name, until it is saved or given up */
  draftKey?: string;
}

export interface FormHandle {
  sections: readonly FormSection[];
  store: FormStore;
  services: FormServices;
  /** checks everything; the values to send, or undefined when something is wrong (it is then shown at its field) */
  check: () => FormValues | undefined;
  /** the server's complaints about fields of this form; undefined when there are none */
  problemsOf: (e: unknown) => Problems | undefined;
  /** puts the server's complaints at their fields; false when none of them belongs to this form */
  applyError: (e: unknown) => boolean;
}

/** State of one form. Give the component a new `key` to start over with other fields. */
export function useForm(o: FormOptions): FormHandle {
  const { sections: given, fields: plain } = o;
  const sections = useMemo(() => given ?? [{ key: '', title: '', fields: plain ?? [] }], [given, plain]);
  const fields = allFields(sections);
  const [store] = useState(() => {
    const today = o.today ?? todayInChina(), initial = initialValues(fields, o.initial, today);
    return new FormStore(initial, today, o.onChange, o.draftKey ? draftOf(o.draftKey, fields, initial) : undefined);
  });
  const problemsOf = (e: unknown) => {
    if (!(e instanceof ApiError) || e.fields.length === 0) return undefined;
    const visible = visiblePaths(fields, store.data);
    const problems: Problems = {};
    for (const f of e.fields) {
      const path = localPath(f.path, o.prefix ?? '/form', (p) => visible.has(p));
      if (path) problems[path] ??= { reason: f.reason, message: f.message };
    }
    return Object.keys(problems).length > 0 ? problems : undefined;
  };
  return {
    sections, store, services: o.services ?? {},
    check: () => {
      const problems = validate(fields, store.data, store.today);
      store.setProblems(problems);
      return Object.keys(problems).length === 0 ? prune(fields, store.data) : undefined;
    },
    problemsOf,
    applyError: (e) => {
      const problems = problemsOf(e);
      if (problems) store.setProblems(problems);
      return problems !== undefined;
    },
  };
}
