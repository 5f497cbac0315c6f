import { useNavigate } from '@tanstack/react-router';
import type { RecordSearch } from '@/lib/recordSearch';

/** Changes the question in the address; paging starts again. */
export function useSearchPatch() {
  const navigate = useNavigate();
  return (patch: Partial<RecordSearch>) => void navigate({ to: '.', search: ((old: RecordSearch) => ({ ...old, ...patch, after: undefined, page: undefined })) as never });
}
