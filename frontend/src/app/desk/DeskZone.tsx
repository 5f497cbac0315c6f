import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { i18n } from '@/i18n';
import { queryClient } from '../queryClient';
import { router } from '../router';

/** The desktop's document: router and query cache. */
export default function DeskZone() {
  useEffect(() => {
    // the server's texts (labels, messages) are in the language of the request: ask again
    const again = () => { void queryClient.invalidateQueries(); };
    i18n.on('languageChanged', again);
    return () => i18n.off('languageChanged', again);
  }, []);
  return <QueryClientProvider client={queryClient}><RouterProvider router={router} /></QueryClientProvider>;
}
