// What the page reads, each under one key.
import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';

import { call, keepCsrf } from './client';
import { asProblem, Problem, unreached } from './problem';
import { asked, type JournalFilter } from '../journal/filter';
import { endPromisedSession } from '../offline/leaving';
import { orKept } from '../offline/kept';
import type {
  Board,
  BoardNews,
  Channels,
  Contact,
  DeliveryPage,
  DeliveryState,
  DeliveryView,
  Edition,
  Group,
  JournalEntry,
  JournalLinePage,
  JournalTypes,
  Me,
  Newcomer,
  Nodes,
  OwnerRequestList,
  Party,
  Person,
  PublicPage,
  ReadingRules,
  Rehearsal,
  Roadmap,
  RoadmapView,
  SecondFactor,
  SessionList,
  ShownDocument,
  SignInWays,
  Task,
  TaskListName,
  TaskPage,
  Timeliness,
  TokenList,
  Unit,
  Unreachable,
  WeakSpots,
} from './types';

interface Listed<T> {
  items: T[];
}

const rowsAtOnce = 20;
const messagesAtOnce = 50;
const tries = 2;

/** Only a lost connection or a busy server is worth another try; a refusal stays a refusal. */
export function worthRetry(failures: number, error: unknown): boolean {
  return failures < tries && (unreached(error) || asProblem(error).status >= 502);
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetry, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

/** The ways to sign in; only the settings of the server change them. */
export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  staleTime: Infinity,
  queryFn: ({ signal }) => call<SignInWays>('/sign-in-ways', { signal, anonymous: true }),
});

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: orKept(async ({ signal }): Promise<Me | null> => {
    try {
      const me = await call<Me>('/session', { signal, anonymous: true });
      keepCsrf(me.csrf);
      return (await endPromisedSession()) ? null : me;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  }),
});

export interface TaskFilter {
  roadmap?: number | undefined;
  mine?: boolean | undefined;
  /** A person's, by id. */
  owner?: number | undefined;
}

export const boardQuery = queryOptions({
  queryKey: ['tasks', 'board'],
  meta: { kept: true },
  queryFn: orKept(({ signal }) => call<Board>('/board', { signal })),
});

/** One's own second factor. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => call<SecondFactor>('/second-factor', { signal }),
});

/** Where one is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await call<SessionList>('/sessions', { signal })).items,
});

/** One's own keys for programs. */
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await call<TokenList>('/tokens', { signal })).items,
});

/** How a person is written to. */
export const contactQuery = (person: number) =>
  queryOptions({
    queryKey: ['people', 'contact', person],
    queryFn: ({ signal }) => call<Contact>(`/people/${person}/contact`, { signal }),
  });

/** People who owe something and would not hear of it. */
export interface RehearsalDays {
  from: string | undefined;
  to: string | undefined;
  roadmap: number | undefined;
}
/** Played anew on each visit: it takes the server a while, and what it tells changes with every step. */
export const rehearsalQuery = (asked: RehearsalDays) =>
  queryOptions({
    queryKey: ['rehearsal', asked],
    queryFn: ({ signal }) => call<Rehearsal>('/rehearsal', { signal, query: { ...asked } }),
  });
export const weakSpotsQuery = queryOptions({
  queryKey: ['tasks', 'weak-spots'],
  queryFn: ({ signal }) => call<WeakSpots>('/weak-spots', { signal }),
});

/** Under the key of tasks: a step makes both old. */
export const boardNewsQuery = (since: string) =>
  queryOptions({
    queryKey: ['tasks', 'news', since],
    queryFn: ({ signal }) => call<BoardNews>('/board/news', { signal, query: { since } }),
  });
export const ownerRequestsQuery = infiniteQueryOptions({
  queryKey: ['tasks', 'owner-requests'],
  initialPageParam: 0,
  getNextPageParam: (page: OwnerRequestList) => page.next ?? undefined,
  queryFn: ({ signal, pageParam }) =>
    call<OwnerRequestList>('/owner-requests', { signal, query: { after: pageParam || undefined } }),
});

export const unreachableQuery = queryOptions({
  queryKey: ['messages', 'unreachable'],
  queryFn: ({ signal }) => call<Unreachable>('/unreachable', { signal }),
});

export const channelsQuery = queryOptions({
  queryKey: ['messages', 'channels'],
  queryFn: ({ signal }) => call<Channels>('/channels', { signal }),
});

export const tasksQuery = (list: TaskListName, filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', list, filter.roadmap ?? 0, filter.mine ?? false, filter.owner ?? 0],
    initialPageParam: '',
    getNextPageParam: (page: TaskPage) => page.next ?? undefined,
    meta: { kept: true },
    queryFn: orKept(({ signal, pageParam }) =>
      call<TaskPage>('/tasks', {
        signal,
        query: {
          list, roadmap: filter.roadmap, owner: filter.mine ? 'me' : filter.owner, limit: rowsAtOnce, after: pageParam,
        },
      })),
  });

export const taskKey = (id: number) => ['task', id] as const;
export const taskQuery = (id: number) =>
  queryOptions({
    queryKey: taskKey(id),
    meta: { kept: true },
    queryFn: orKept(({ signal }) => call<Task>(`/tasks/${id}`, { signal })),
  });

/** The words and tables of a paper; the bytes of a number never change. */
export const evidenceWordsQuery = (task: number, number: number) =>
  queryOptions({
    queryKey: ['evidence-words', task, number],
    staleTime: Infinity,
    queryFn: ({ signal }) => call<ShownDocument>(`/tasks/${task}/evidence/${number}/text`, { signal }),
  });

/** The version is part of the key: a task that has changed has a longer history. */
export const journalQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ['journal', id, version],
    meta: { kept: true },
    queryFn: orKept(async ({ signal }) => (await call<Listed<JournalEntry>>(`/tasks/${id}/journal`, { signal })).items),
  });

/** The journal of the whole office, newest first. */
export const journalLinesQuery = (filter: JournalFilter) =>
  infiniteQueryOptions({
    queryKey: ['journal', 'lines', filter],
    initialPageParam: '',
    getNextPageParam: (page: JournalLinePage) => page.next ?? undefined,
    queryFn: ({ signal, pageParam }) =>
      call<JournalLinePage>('/journal', { signal, query: { ...asked(filter), limit: messagesAtOnce, after: pageParam } }),
  });
export const journalTypesQuery = queryOptions({
  queryKey: ['journal', 'types'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => (await call<JournalTypes>('/journal/types', { signal })).items,
});

/** Done in time of what fell due, as of the end of a day (yesterday where none is given); of one plan, from a day on, where so asked. */
export const timelinessQuery = (by: Timeliness['by'], day?: string, only: { roadmap?: number; from?: string } = {}) =>
  queryOptions({
    queryKey: ['tasks', 'timeliness', by, day ?? '', only],
    queryFn: ({ signal }) => call<Timeliness>('/timeliness', { signal, query: { by, as_of: day, ...only } }),
  });

export const roadmapsQuery = queryOptions({
  queryKey: ['roadmaps'],
  queryFn: async ({ signal }) => (await call<Listed<Roadmap>>('/roadmaps', { signal })).items,
});
export const roadmapQuery = (id: number) =>
  queryOptions({
    queryKey: ['roadmap', id],
    queryFn: ({ signal }) => call<RoadmapView>(`/roadmaps/${id}`, { signal }),
  });

export const editionsQuery = (roadmap: number) =>
  queryOptions({
    queryKey: ['editions', roadmap],
    queryFn: async ({ signal }) => (await call<Listed<Edition>>(`/roadmaps/${roadmap}/editions`, { signal })).items,
  });

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => (await call<Listed<Person>>('/people', { signal })).items,
});
/** Who has never come in; for administrators. */
export const newcomersQuery = queryOptions({
  queryKey: ['people', 'newcomers'],
  queryFn: async ({ signal }) => (await call<Listed<Newcomer>>('/people/newcomers', { signal })).items,
});
/** Whether anybody may see how far the roadmap is. */
export const publicPageQuery = (id: number) =>
  queryOptions({
    queryKey: ['roadmap', id, 'public-page'],
    queryFn: ({ signal }) => call<PublicPage>(`/roadmaps/${id}/public-page`, { signal }),
  });
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async ({ signal }) => (await call<Listed<Unit>>('/units', { signal })).items,
});
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) => (await call<Listed<Group>>('/groups', { signal })).items,
});
export const partiesQuery = queryOptions({
  queryKey: ['parties'],
  queryFn: async ({ signal }) => (await call<Listed<Party>>('/parties', { signal })).items,
});

/** What «всегда так» left, and the questions that it can answer. */
export const readingRulesQuery = queryOptions({
  queryKey: ['reading-rules'],
  queryFn: ({ signal }) => call<ReadingRules>('/reading-rules', { signal }),
});

export const deliveriesQuery = (state: DeliveryState | '') =>
  infiniteQueryOptions({
    queryKey: ['deliveries', state],
    initialPageParam: '',
    getNextPageParam: (page: DeliveryPage) => page.next ?? undefined,
    queryFn: ({ signal, pageParam }) =>
      call<DeliveryPage>('/deliveries', { signal, query: { state, limit: messagesAtOnce, after: pageParam } }),
  });
export const deliveryQuery = (id: number) =>
  queryOptions({
    queryKey: ['delivery', id],
    queryFn: ({ signal }) => call<DeliveryView>(`/deliveries/${id}`, { signal }),
  });

/** Looked at again while the page is open: signs of life come each five seconds. */
export const nodesQuery = queryOptions({
  queryKey: ['nodes'],
  refetchInterval: 5_000,
  queryFn: ({ signal }) => call<Nodes>('/nodes', { signal }),
});
