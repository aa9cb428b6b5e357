import { createContext, useContext } from 'react';

import type { Me } from '../api/types';

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
