import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { call, requestName } from '../api/client';
import type { Imported, Preview, ShownDocument } from '../api/types';
import { base64Of } from '../api/upload';
import { type Decisions, type Document, requestOf, undecided } from './decisions';

/** A document under review: what was read, what was decided, and the import at the end. Nothing is saved before that. */
export function useReading() {
  const queries = useQueryClient();
  const [document, setDocument] = useState<Document | null>(null);
  const [decisions, setDecisions] = useState<Decisions>(undecided);
  const turn = useRef(0);
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<{ round: number; document: ShownDocument } | null>(null);
  const shownNow = shown?.round === round ? shown.document : null;

  /** The document itself is large and does not change: it is asked for once. */
  const read = async (given: Document, signal: AbortSignal): Promise<Preview> => {
    const answer = await call<Preview>('/readings', {
      method: 'POST', body: requestOf(given, decisions), query: { document: shownNow ? 'false' : undefined }, signal,
    });
    if (answer.document) setShown({ round, document: answer.document });
    return answer;
  };

  const preview = useQuery<Preview>({
    queryKey: ['reading', round, decisions],
    enabled: document !== null,
    queryFn: ({ signal }) => (document ? read(document, signal) : Promise.reject(new Error('no document'))),
    // While a decision is looked at anew, the list before it stays; another document begins with nothing.
    placeholderData: (before, query) => (query?.queryKey[1] === round ? before : undefined),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

  const open = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, base64: await base64Of(file) }),
    onSuccess: (next) => {
      turn.current += 1;
      setRound(turn.current);
      setDecisions(undecided);
      setDocument(next);
    },
  });

  const land = useMutation({
    mutationFn: (request: { document: Document; name: string }) =>
      call<Imported>('/roadmaps', {
        method: 'POST', body: requestOf(request.document, decisions), headers: { 'Idempotency-Key': request.name },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['roadmaps'] });
      void queries.invalidateQueries({ queryKey: ['parties'] });
      void queries.invalidateQueries({ queryKey: ['reading-rules'] });
    },
  });

  const close = () => {
    setDocument(null);
    setDecisions(undecided);
    land.reset();
    open.reset();
  };
  const submit = (after: (made: Imported) => void) => {
    if (document) land.mutate({ document, name: requestName() }, { onSuccess: after });
  };
  return { document, shown: shownNow, decisions, setDecisions, preview, open, close, land, submit };
}

export type Reading = ReturnType<typeof useReading>;
