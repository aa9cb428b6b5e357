import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { vi } from 'vitest';

import type { Me } from '../api/types';
import { MeContext } from '../app/session';
import { SpeechProvider } from '../i18n';
import { controller } from './samples';

/** Renders a part of the page with everything around it that it leans on. */
export async function show(content: ReactNode, me: Me = controller) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute({ component: () => <MeContext value={me}>{content}</MeContext> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) });
  await router.load();
  render(
    <MantineProvider env="test">
      <SpeechProvider>
        <QueryClientProvider client={queries}>
          <Notifications />
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </SpeechProvider>
    </MantineProvider>,
  );
  return { user: userEvent.setup({ delay: null }), queries };
}

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = [status: number, body: unknown];

/** A server of one function; gives back what was sent to it. */
export function answerWith(answer: (sent: Sent) => Answer): Sent[] {
  const log: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const sent: Sent = {
      method: init.method ?? 'GET', path, headers: (init.headers ?? {}) as Record<string, string>,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    log.push(sent);
    const [status, body] = answer(sent);
    return Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status }));
  });
  return log;
}

export function problem(code: string, status: number, detail: string, mend = ''): Answer {
  return [status, { type: 'about:blank', title: '', status, code, detail, where: '', mend }];
}
