import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call, requestName } from '../api/client';
import type { PeopleListDone, PeopleListPlan } from '../api/types';
import { base64Of } from '../api/upload';
import { givenOf, type ListChoices, type ListFile, nothingChosen, takenOf } from './list';

/** A staff list under review: what it would change, what was chosen, and taking it over. Nothing is saved before that. */
export function usePeopleList() {
  const queries = useQueryClient();
  const [file, setFile] = useState<ListFile | null>(null);
  const [round, setRound] = useState(0);
  const [choices, setChoices] = useState<ListChoices>(nothingChosen);

  const plan = useQuery<PeopleListPlan>({
    queryKey: ['people-list', round, choices],
    enabled: file !== null,
    queryFn: ({ signal }) => (file
      ? call<PeopleListPlan>('/people/preview', { method: 'POST', body: givenOf(file, choices), signal })
      : Promise.reject(new Error('no file'))),
    placeholderData: (before, query) => (query?.queryKey[1] === round ? before : undefined),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const open = useMutation({
    mutationFn: async (given: File) => ({ name: given.name, base64: await base64Of(given) }),
    onSuccess: (next) => {
      setChoices(nothingChosen);
      setRound((now) => now + 1);
      setFile(next);
    },
  });
  const take = useMutation({
    mutationFn: (given: { file: ListFile; digest: string; name: string }) =>
      call<PeopleListDone>('/people/import', {
        method: 'POST', body: takenOf(given.file, choices, given.digest), headers: { 'Idempotency-Key': given.name },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['people'] });
      void queries.invalidateQueries({ queryKey: ['units'] });
    },
    // People changed meanwhile: what is shown is old.
    onError: () => void plan.refetch(),
  });
  const submit = () => {
    if (file && plan.data) take.mutate({ file, digest: plan.data.digest, name: requestName() });
  };
  const close = () => {
    setFile(null);
    setChoices(nothingChosen);
    open.reset();
    take.reset();
  };
  return { file, choices, setChoices, plan, open, take, submit, close };
}

export type PeopleList = ReturnType<typeof usePeopleList>;
