import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { i18n } from '@/i18n';
import type { NavGroup, NavKey } from './feature';
import { ErrorView, NotFoundView } from './ErrorView';
import { getMe, loginUrl } from './session';

declare module '@tanstack/react-router' {
  /** crumb: the menu entry a page belongs to, shown in the breadcrumb; the page's own title follows it. */
  interface StaticDataRouteOption { crumb?: NavKey; group?: NavGroup }
}

/** Loads the texts of these features beside the code of the route, not after it. Use as a route's loader. */
export const texts = (...names: string[]) => async () => { await i18n.loadNamespaces(names); };

export const rootRoute = createRootRoute({ component: Outlet, errorComponent: ErrorView, notFoundComponent: NotFoundView });

const deskLayout = () => import('./desk/DeskLayout');

/** Parent of every desktop page: nobody gets in without a session; `me` is in the context of all pages below. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute, id: 'desk',
  beforeLoad: async ({ location }) => {
    const me = await getMe();
    if (!me) throw redirect({ href: loginUrl(location.href), reloadDocument: true });
    if (me.mustChangePassword && location.pathname !== '/account') throw redirect({ href: '/account' });
    return { me };
  },
  loader: texts('desk', 'forms'), component: lazyRouteComponent(deskLayout),
});
