import { useQuery } from '@tanstack/react-query';
import { datasetsOptions } from './queries';

/** A dataset the person may ask; undefined while it loads, null when there is none of that name for them. */
export function useDataset(id: string, enabled = true) {
  const q = useQuery({ ...datasetsOptions, enabled });
  return { dataset: q.data ? (q.data.find((d) => d.id === id) ?? null) : undefined, error: q.error, refetch: q.refetch };
}
