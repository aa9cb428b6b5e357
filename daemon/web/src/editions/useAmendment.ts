import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call, requestName } from '../api/client';
import type { EditionApplied, EditionPreview } from '../api/types';
import { base64Of } from '../api/upload';
import { type Decisions, type Document, undecided } from '../import/decisions';
import { type Amendment, editionRequest, untold } from './matches';

/** A new edition under review: compared, decided, and put in force at the end. Nothing is saved before that. */
export function useAmendment(roadmap: number) {
  const queries = useQueryClient();
  const [document, setDocument] = useState<(Document & { round: number }) | null>(null);
  const [decisions, setDecisions] = useState<Decisions>(undecided);
  const [amendment, setAmendment] = useState<Amendment>(untold);
  const round = document?.round ?? 0;

  const preview = useQuery<EditionPreview>({
    queryKey: ['edition', roadmap, round, decisions, amendment],
    enabled: document !== null,
    queryFn: ({ signal }) =>
      document
        ? call<EditionPreview>(`/roadmaps/${roadmap}/editions/preview`, {
          method: 'POST', body: editionRequest(document, decisions, amendment), signal,
        })
        : Promise.reject(new Error('no document')),
    placeholderData: (before, query) => (query?.queryKey[2] === round ? before : undefined),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

  const open = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, base64: await base64Of(file) }),
    onSuccess: (next) => {
      setDecisions(undecided);
      setAmendment(untold);
      setDocument((before) => ({ ...next, round: (before?.round ?? 0) + 1 }));
    },
  });

  const land = useMutation({
    mutationFn: (request: { document: Document; seen: number; name: string }) =>
      call<EditionApplied>(`/roadmaps/${roadmap}/editions`, {
        method: 'POST', body: editionRequest(request.document, decisions, amendment),
        headers: { 'If-Match': `"${request.seen}"`, 'Idempotency-Key': request.name },
      }),
    onSuccess: () => {
      for (const key of ['tasks', 'roadmaps', 'roadmap', 'editions', 'parties', 'reading-rules'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
  });

  const submit = (after: (done: EditionApplied) => void) => {
    if (document && preview.data) land.mutate({ document, seen: preview.data.edition, name: requestName() }, { onSuccess: after });
  };
  return { document, decisions, setDecisions, amendment, setAmendment, preview, open, land, submit };
}

export type AmendmentReview = ReturnType<typeof useAmendment>;
