import type { FormField, FormValues } from '@/forms';

/** What the server lets the person do now, with its form. */
export interface Offer {
  action: string;
  label: string;
  help?: string | null;
  style: 'PRIMARY' | 'NORMAL' | 'DANGER';
  confirm?: string | null;
  initial: FormValues;
  form: readonly FormField[];
}
export interface Logged { seq: number; action: string; label: string; by: string; at: string; fromStatus?: string | null; toStatus?: string }

/** What an action is done on: a case, an organisation, a facility. */
export interface Acted { id: string; rev: number; statusLabel: string; actions: readonly Logged[]; offers: readonly Offer[] }

/** How the actions of one kind of thing are done. */
export interface ActionDesk {
  on: Acted;
  /** whom or what it is about, beside the name of the action */
  name: string;
  /** does it, and brings everything up to date that shows it */
  perform: (v: { rev: number; action: string; form: FormValues }) => Promise<{ statusLabel: string }>;
  /** as it was last read */
  seen: () => Acted | undefined;
  /** as it is now */
  reload: () => Promise<Acted>;
  /** where what is typed for an action is kept until it is done */
  draftKey: (action: string) => string;
}
