import type { LedgerSubject } from '@/gql/graphql';
import { deskServices } from '@/forms/desk/services';
import type { FormOption } from '@/forms';
import { gqlRequest } from '@/lib/graphql';
import { findEntries } from '../../registers/parts/findEntries';
import { classOf } from '../model';
import { LedgerFindQuery } from '../queries';

/** Finds whom a record can be about: of the registers the newest at once, of people, households and cases by what is typed. */
export async function findSubjects(about: LedgerSubject, kinds: readonly string[], text: string): Promise<FormOption[]> {
  const entryClass = classOf(about);
  if (entryClass) return findEntries(entryClass, text, kinds);
  if (text.length < 2) return [];
  if (about === 'PERSON') return deskServices().searchPeople!(text);
  return (await gqlRequest(LedgerFindQuery, { text })).search.filter((h) => h.kind === about).map((h) => ({ value: h.id, label: h.label }));
}
