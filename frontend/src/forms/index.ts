export { useForm, type FormHandle, type FormOptions } from './useForm';
export { fieldText, readValues } from './text';
export { readFields, readSections, FormFieldParts } from './fragment';
export type { FormField, FormSection, FormServices, FormValues, NamedRecord, Problems, FormOption } from './types';
