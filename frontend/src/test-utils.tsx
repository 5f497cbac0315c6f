import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactElement } from 'react';
import { i18n, initI18n } from '@/i18n';
import { tableSearch } from '@/lib/tableSearch';
import { ConfirmHost } from '@/ui/confirm';

/** Loads the Chinese texts of the kit; call it in beforeAll. */
export async function loadTexts(...names: string[]) {
  await initI18n();
  await i18n.loadNamespaces(['desk', 'forms', ...names]);
}

/**
 * Renders inside what every desktop page has around it: router, query client, antd's App, the confirm dialog. Without antd's style
 * sheets: jsdom would search thousands of rules for every element.
 */
export async function renderDesk(element: ReactElement, url = '/') {
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: '/', validateSearch: tableSearch, component: () => element });
  const history = createMemoryHistory({ initialEntries: [url] });
  const router = createRouter({ routeTree: root.addChildren([page]), history });
  await router.load();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(<QueryClientProvider client={client}><ConfigProvider button={{ autoInsertSpace: false }} theme={{ zeroRuntime: true, token: { motion: false } }}><App><ConfirmHost><RouterProvider router={router as never} /></ConfirmHost></App></ConfigProvider></QueryClientProvider>);
  return { ...view, router, history };
}
