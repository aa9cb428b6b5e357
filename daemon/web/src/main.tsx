import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/tokens.css';
import './app/page.css';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';

import { whenSignedOut } from './api/client';
import { makeQueryClient, sessionQuery } from './api/queries';
import { paperIsLight } from './app/paper';
import { makeRouter } from './app/router';
import { readable, theme } from './app/theme';
import { fetchStoredWords, SpeechProvider } from './i18n';
import { awaitInstallOffer } from './offline/install';
import { keepReadings } from './offline/kept';
import { startWorker } from './offline/worker';
import { takeLinkToken } from './signin/token';

// Before the router looks at the address, so that the token is in no history and no screen.
takeLinkToken();

paperIsLight();

const queries = makeQueryClient();
const router = makeRouter();
keepReadings(queries);
awaitInstallOffer();
startWorker();
whenSignedOut(() => queries.setQueryData(sessionQuery.queryKey, null));

const root = document.getElementById('root');
if (root)
  void fetchStoredWords().then(() => createRoot(root).render(
    <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
      <SpeechProvider>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-right" zIndex={1000} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </SpeechProvider>
    </MantineProvider>,
  ));
