import { useCallback, useState } from 'react';

const prefix = 'vekha.draft.';

function stored(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Ends every draft of this tab: whoever signs out leaves none to the next. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // As below: there are none where storage is forbidden.
  }
}

/** Words not sent yet: they outlive a reload and a session that ended by itself, for as long as the tab. */
export function useDraft(name: string): [string, (words: string) => void] {
  const key = prefix + name;
  const [words, setWords] = useState(() => stored(key));
  const keep = useCallback(
    (next: string) => {
      setWords(next);
      try {
        if (next) sessionStorage.setItem(key, next);
        else sessionStorage.removeItem(key);
      } catch {
        // Storage may be forbidden or full; the words are still on the page.
      }
    },
    [key],
  );
  return [words, keep];
}
