import { useQuery } from '@tanstack/react-query';
import { datasetsOptions } from './queries';

/** A dataset the person may ask; undefined while it loads, null when there is none of that name for them. */
export function useDataset(id: string) {
  const q = useQuery(datasetsOptions);
  return { dataset: q.data ? (q.data.find((d) => d.id === id) ?? null) : undefined, error: q.error, refetch: q.refetch };
}
