import '@cloudscape-design/global-styles/index.css';
import './app/app.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { createConsoleRouter } from './app/router.tsx';
import { applyStoredTheme } from './app/theme.ts';
import { createQueryClient } from './lib/query-client.ts';
import { takeLinkToken } from './lib/session/link-token.ts';
import { sessionQuery } from './lib/session-query.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');

takeLinkToken();
applyStoredTheme();
const queryClient = createQueryClient();
// Every page waits for it; it is on its way before the first one is drawn.
void queryClient.prefetchQuery(sessionQuery);
const router = createConsoleRouter();

createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
