import { createRoute, createRouter } from '@tanstack/react-router';
import { ErrorView, NotFoundView, Pending } from './ErrorView';
import { deskRoutes } from './features';
import { deskRoute, rootRoute } from './routes';

/** An address that no page has keeps the menu and the frame. */
const unknownRoute = createRoute({ getParentRoute: () => deskRoute, path: '$', component: NotFoundView });

export const router = createRouter({
  routeTree: rootRoute.addChildren([deskRoute.addChildren([...deskRoutes, unknownRoute])]),
  defaultPreload: 'intent', defaultPendingComponent: Pending, defaultErrorComponent: ErrorView, defaultNotFoundComponent: NotFoundView,
  defaultPendingMs: 150, scrollRestoration: true,
});

declare module '@tanstack/react-router' { interface Register { router: typeof router } }
