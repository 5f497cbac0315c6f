import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/errors';

/** Queries retry twice if the error may pass; mutations never do by themselves (a repeated one carries the same requestId). */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (n, e) => n < 2 && e instanceof ApiError && e.retryable && e.code !== 'RATE_LIMITED',
      retryDelay: (n) => Math.min(8_000, 800 * 2 ** n),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
