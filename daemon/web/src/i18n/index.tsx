import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

import { en } from './en';
import type { Language } from './plural';
import { ru } from './ru';

/** The shape of the Russian catalogue: the same keys, any words. */
export type Same<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...words: infer Words) => string
      ? (...words: Words) => string
      : Same<T[K]>;
};
export type Catalogue = Same<typeof ru>;

const catalogues: Record<Language, Catalogue> = { ru, en };
const storageKey = 'vekha.language';

function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'ru';
  } catch {
    return 'ru'; // Storage may be forbidden; the page works without.
  }
}

interface Speech {
  language: Language;
  setLanguage: (language: Language) => void;
  t: Catalogue;
}

const SpeechContext = createContext<Speech | null>(null);

export function SpeechProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      t: catalogues[language],
      setLanguage: (next) => {
        choose(next);
        try {
          localStorage.setItem(storageKey, next);
        } catch {
          // Kept for this visit only.
        }
      },
    }),
    [language],
  );
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** The words of the page in the chosen language. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech outside of SpeechProvider');
  return speech;
}
