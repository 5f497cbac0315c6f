import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { i18n, initI18n } from '@/i18n';
import { queryClient } from '@/app/queryClient';
import { router } from '@/app/router';
import { installChunkRecovery } from '@/app/chunkRecovery';
import './ui-lite/base.css';

installChunkRecovery();
await initI18n();
// the server's texts (labels, messages) are in the language of the request: ask again
i18n.on('languageChanged', () => { void queryClient.invalidateQueries(); });
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
