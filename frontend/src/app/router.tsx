import { createRouter } from '@tanstack/react-router';
import { ErrorView, NotFoundView, Pending } from './ErrorView';
import { deskRoutes } from './features';
import { deskRoute, rootRoute } from './routes';

export const router = createRouter({
  routeTree: rootRoute.addChildren([deskRoute.addChildren([...deskRoutes])]),
  defaultPreload: 'intent', defaultPendingComponent: Pending, defaultErrorComponent: ErrorView, defaultNotFoundComponent: NotFoundView,
  defaultPendingMs: 150, scrollRestoration: true,
});

declare module '@tanstack/react-router' { interface Register { router: typeof router } }
