import { useState } from 'react';

import { requestName } from '../api/client';

/**
 * Names requests for Idempotency-Key: the same name while the content is the same, so that what is sent twice (a second
 * press, an answer that was lost) happens once; another name once something else is asked for or it is forgotten.
 */
export function useRequestName() {
  const [names] = useState(() => ({ content: '', name: '' }));
  return {
    of: (body: unknown): string => {
      const content = JSON.stringify(body);
      if (content !== names.content) Object.assign(names, { content, name: requestName() });
      return names.name;
    },
    /** It is done: the same asked for again is another request. */
    forget: () => { names.content = ''; },
  };
}
