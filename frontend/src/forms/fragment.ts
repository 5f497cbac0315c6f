import { graphql, readFragment, type FragmentType } from '@/gql';
import type { FormField, FormSection } from './types';

/** What the renderer needs of a field; rows of a list have plain fields only. Spread it wherever the API gives fields. */
export const FormFieldParts = graphql(`
  fragment FormFieldParts on FormField {
    key type label help required confidential min max maxLength unit default
    options { value label }
    visibleWhen { field in }
    itemFields {
      key type label help required confidential min max maxLength unit default
      options { value label }
      visibleWhen { field in }
    }
  }
`);
type Masked = FragmentType<typeof FormFieldParts>;

export const readFields = (fields: readonly Masked[]): readonly FormField[] => readFragment(FormFieldParts, fields);
export const readSections = (sections: readonly { key: string; title: string; help?: string | null; fields: readonly Masked[] }[]): FormSection[] =>
  sections.map((s) => ({ key: s.key, title: s.title, help: s.help ?? null, fields: readFields(s.fields) }));
