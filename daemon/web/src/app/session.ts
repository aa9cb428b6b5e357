import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

import { call, keepCsrf } from '../api/client';
import { sessionQuery } from '../api/queries';
import type { Me } from '../api/types';
import { tellProblem } from '../common/toasts';
import { useSpeech } from '../i18n';
import { forgetAllPapers } from '../papers/keptPapers';

export type Right = Me['rights'][number];

export const MeContext = createContext<Me | null>(null);

/** Who is signed in. Only below the gate, which shows the sign-in where nobody is. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside of the gate');
  return me;
}

export function may(me: Me, right: Right): boolean {
  return me.rights.includes(right);
}

/** Ends the session; what the last person saw stays in no cache of the tab. */
export function useSignOut() {
  const { language, t } = useSpeech();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('/session', { method: 'DELETE' }),
    onError: (error) => tellProblem(error, language, t),
    onSuccess: async () => {
      await forgetAllPapers();
      keepCsrf('');
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
      window.location.assign('/');
    },
  });
}
