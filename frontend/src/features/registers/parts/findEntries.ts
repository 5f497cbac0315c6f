import type { EntryClass } from '@/gql/graphql';
import type { FormOption } from '@/forms';
import { gqlRequest } from '@/lib/graphql';
import { RegisterSearchQuery } from '../queries';

/** Entries of some kinds by a part of the name or the number; the newest when nothing is typed. */
export async function findEntries(entryClass: EntryClass, text: string, kinds: readonly string[]): Promise<FormOption[]> {
  const where = kinds.length > 0 ? [{ field: 'kind', op: 'IN' as const, values: [...kinds] }] : null;
  const { nodes } = (await gqlRequest(RegisterSearchQuery, { class: entryClass, search: text.length >= 2 ? text : null, where })).entries;
  return nodes.map((e) => ({ value: e.id, label: `${e.name} · ${e.region.name}` }));
}
