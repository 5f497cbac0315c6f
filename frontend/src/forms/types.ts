import type { FieldType as CatalogueType } from '@/gql/graphql';

/** The catalogue's types, and one that only a page puts into a form: RECORD_REF, what an entry or a ledger record is about or stands under. */
export type FieldType = CatalogueType | 'RECORD_REF';
export interface FormOption { value: string; label: string }

/** A field of the catalogue, as the API describes it. The vocabulary is closed: no other property changes how a field behaves. */
export interface FormField {
  key: string;
  type: FieldType;
  label: string;
  help?: string | null;
  required: boolean;
  confidential?: boolean;
  options: readonly FormOption[];
  /** INTEGER, MONEY: a number; DATE, MONTH: a day or month, or "today" */
  min?: string | null;
  max?: string | null;
  /** in characters */
  maxLength?: number | null;
  unit?: string | null;
  default?: string | null;
  /** shown only while the field of that key (of the same row, else of the form) has one of these values; booleans are "true" and "false" */
  visibleWhen?: { field: string; in: readonly string[] } | null;
  /** the fields of one row of a LIST */
  itemFields?: readonly FormField[];
  /** the system filled it in: shown as known, typed only after one asks to change it */
  known?: boolean;
}
export interface FormSection { key: string; title: string; help?: string | null; fields: readonly FormField[] }

/**
 * The values of a form as the API takes them. TEXT, LONG_TEXT, CHOICE, ID_NUMBER, PHONE: string; BANK_ACCOUNT: {bank, holder, kind CARD|PASSBOOK, number}, and last4 instead of the number when the server gives it back; INTEGER: number; MONEY: "528.00";
 * DATE: "2026-03-05"; MONTH: "2026-03"; BOOLEAN: boolean; MULTI_CHOICE: string[]; PERSON_REF, MEMBER_REF: id; STAFF_MULTI: id[]; REGION: code;
 * FILES: id[]; LIST: an array of objects; RECORD_REF: {id, name}, without the id when it was named in writing only. What is empty or hidden is absent.
 */
export type FormValues = Record<string, unknown>;

/** Either our own check (reason, params) or the server's sentence. */
export interface FieldProblem { reason: string; message?: string; params?: Record<string, string | number> }
/** JSON pointer → problem */
export type Problems = Record<string, FieldProblem>;

/** A record that was found, or that is named in writing only. */
export interface NamedRecord { id?: string; name: string }

/** What inputs need from outside the form. A host that cannot offer one of these leaves it out, and the field says so. */
export interface FormServices {
  /** for MEMBER_REF: the members of the case's household */
  members?: readonly FormOption[] | undefined;
  searchPeople?: (text: string) => Promise<FormOption[]>;
  /** for RECORD_REF: what matches; asked with "" for the first few */
  findRecords?: (text: string) => Promise<FormOption[]>;
  /** RECORD_REF may be named in writing where nothing of the name is registered */
  writtenRecords?: boolean;
  searchStaff?: (text: string) => Promise<FormOption[]>;
  upload?: (file: File, on: { progress?: (percent: number) => void; signal?: AbortSignal }) => Promise<{ id: string; name: string }>;
  /** labels of ids already in the values: people, staff, divisions, files */
  labels?: Readonly<Record<string, string>> | undefined;
}
