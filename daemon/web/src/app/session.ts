import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

import { call, keepCsrf } from '../api/client';
import { unreached } from '../api/problem';
import { sessionQuery } from '../api/queries';
import type { Me } from '../api/types';
import { tell, tellProblem } from '../common/toasts';
import { useSpeech } from '../i18n';
import { forgetEverything } from '../offline/forget';
import { promiseToLeave } from '../offline/leaving';

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

/** Ends the session; what the last person saw or wrote stays in no cache of the tab and not on the device. */
export function useSignOut() {
  const { language, t } = useSpeech();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('/session', { method: 'DELETE' }),
    onError: async (error) => {
      if (!unreached(error)) return tellProblem(error, language, t);
      promiseToLeave();
      await forgetEverything();
      // Not clear(): the gate looks at the session and has to see it go.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      queries.setQueryData(sessionQuery.queryKey, null);
      tell(t.offline.leftOffline);
    },
    onSuccess: async () => {
      keepCsrf('');
      await forgetEverything();
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
      window.location.assign('/');
    },
  });
}
