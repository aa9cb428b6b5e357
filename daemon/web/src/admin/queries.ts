// What the administrator's screens read; `../api/queries.ts` has what is shared.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { call } from '../api/client';
import type {
  DateChange,
  DateChanges,
  DispatchPage,
  HeldWork,
  LetterPage,
  LetterState,
  MessageTemplates,
  MuteList,
  Policy,
  SendingPlan,
  WebhookList,
} from '../api/types';

const rowsAtOnce = 50;
const newestDispatches = 20;

/** How long the coming messages take, by channel. */
export const sendingPlanQuery = queryOptions({
  queryKey: ['messages', 'plan'],
  queryFn: async ({ signal }) => (await call<SendingPlan>('/sending-plan', { signal })).items,
});

/** The newest steps on the way of a person's messages. */
export const readDispatches = async (person: number, signal?: AbortSignal) =>
  (await call<DispatchPage>(`/people/${person}/dispatches`, { ...(signal && { signal }), query: { limit: newestDispatches } })).items;

/** What a person holds and somebody must take when they leave. */
export const heldQuery = (person: number) =>
  queryOptions({
    queryKey: ['people', 'held', person],
    queryFn: ({ signal }) => call<HeldWork>(`/people/${person}/held`, { signal }),
  });

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await call<MessageTemplates>('/templates', { signal })).items,
});

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await call<WebhookList>('/webhooks', { signal })).items,
});

export const lettersQuery = (webhook: number, state: LetterState | '') =>
  infiniteQueryOptions({
    queryKey: ['webhooks', 'letters', webhook, state],
    initialPageParam: '',
    getNextPageParam: (page: LetterPage) => page.next ?? undefined,
    queryFn: ({ signal, pageParam }) =>
      call<LetterPage>(`/webhooks/${webhook}/letters`, { signal, query: { state, limit: rowsAtOnce, after: pageParam } }),
  });

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: async ({ signal }) => (await call<{ items: Policy[] }>('/policies', { signal })).items,
});

/** A page may hold none and yet have a next. */
export const mutesQuery = infiniteQueryOptions({
  queryKey: ['tasks', 'mutes'],
  initialPageParam: 0,
  getNextPageParam: (page: MuteList) => page.next ?? undefined,
  queryFn: ({ signal, pageParam }) =>
    call<MuteList>('/mutes', { signal, query: { limit: rowsAtOnce, after: pageParam || undefined } }),
});

export const dateChangesQuery = infiniteQueryOptions({
  queryKey: ['tasks', 'date-changes'],
  initialPageParam: 0,
  getNextPageParam: (page: DateChanges): DateChange['task'] | undefined =>
    page.items.length < rowsAtOnce ? undefined : page.items.at(-1)?.task,
  queryFn: ({ signal, pageParam }) =>
    call<DateChanges>('/dates/changes', { signal, query: { limit: rowsAtOnce, after: pageParam || undefined } }),
});
