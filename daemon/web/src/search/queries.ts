// What search reads.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { call } from '../api/client';
import type { SearchKind, SearchPage } from '../api/types';

/** As the server has it: less than this is not looked for. */
const least = 2;
const atOnce = 20;
/** Of each kind, beside the words while they are typed. */
export const briefly = 5;

/** Whether there is anything to look for yet. */
export function enough(words: string): boolean {
  return (words.match(/[\p{L}\p{N}]/gu) ?? []).length >= least;
}

export const searchQuery = (words: string, kind: SearchKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['search', 'page', words, kind ?? ''],
    enabled: enough(words),
    initialPageParam: '',
    getNextPageParam: (page: SearchPage) => page.next ?? undefined,
    queryFn: ({ signal, pageParam }) =>
      call<SearchPage>('/search', { signal, query: { q: words, kind, limit: atOnce, after: pageParam } }),
  });

export const briefQuery = (words: string, kind: SearchKind) =>
  queryOptions({
    queryKey: ['search', 'brief', words, kind],
    enabled: enough(words),
    queryFn: async ({ signal }) => (await call<SearchPage>('/search', { signal, query: { q: words, kind, limit: briefly } })).items,
  });
