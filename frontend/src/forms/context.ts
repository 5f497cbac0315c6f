import { createContext, use, type ComponentType } from 'react';
import type { FormStore } from './store';
import type { FieldType, FormField, FormServices } from './types';

export interface InputProps {
  id: string;
  field: FormField;
  value: unknown;
  invalid: boolean;
  describedBy: string | undefined;
  /** id of the label, for inputs that are groups */
  labelledBy: string;
  services: FormServices;
  today: string;
  onChange: (v: unknown) => void;
  onLeave: () => void;
}
export interface InputKind {
  Input: ComponentType<InputProps>;
  /** a group of controls (radio buttons, files): labelled as a group instead of by a label for one control */
  group?: (f: FormField) => boolean;
}
/** One set per zone: antd on the desktop, native controls on the phone. LIST is drawn by the core. */
export type InputSet = Record<Exclude<FieldType, 'LIST'>, InputKind>;

export interface FormContext { store: FormStore; inputs: InputSet; services: FormServices; formId: string }
export const FormCtx = createContext<FormContext | null>(null);
export function useFormContext(): FormContext {
  const c = use(FormCtx);
  if (!c) throw new Error('a field outside its form');
  return c;
}
