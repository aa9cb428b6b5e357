import { useCallback, useState } from 'react';

function stored(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Words not sent yet: they outlive a reload and the end of the session, for as long as the tab. */
export function useDraft(name: string): [string, (words: string) => void] {
  const key = `vekha.draft.${name}`;
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
