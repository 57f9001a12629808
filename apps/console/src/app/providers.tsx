import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTheme } from './theme.ts';

/** Everything the pages need around them: translations of the component library, cached answers, light or dark. */
export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  useTheme();
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </I18nProvider>
  );
}
