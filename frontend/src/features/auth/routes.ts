import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, texts } from '@/app/routes';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/login',
    // only a path of our own: "//host" and "/\host" would leave it
    validateSearch: (s: Record<string, unknown>): { to?: string | undefined } => ({ to: typeof s.to === 'string' && /^\/(?![/\\])/.test(s.to) ? s.to : undefined }),
    loader: texts('auth'), component: lazyRouteComponent(() => import('./LoginPage')),
  }),
] as const;
