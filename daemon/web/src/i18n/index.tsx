import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

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

/** The source language comes with the page; another when it is chosen. */
const catalogues: Partial<Record<Language, Catalogue>> & { ru: Catalogue } = { ru };
const loaders: Partial<Record<Language, () => Promise<Catalogue>>> = { en: async () => (await import('./en')).en };

/** Fetches the words of a language; true where they are there. */
async function fetchWords(language: Language): Promise<boolean> {
  if (catalogues[language]) return true;
  try {
    const words = await loaders[language]?.();
    if (words) catalogues[language] = words;
    return words !== undefined;
  } catch {
    return false; // No line: the page goes on in the language that it has.
  }
}

/** What the person chose before, fetched before anything is drawn, so that the page does not change its words under their eyes. */
export async function fetchStoredWords(): Promise<void> {
  await fetchWords(storedLanguage());
}
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
  const [language, choose] = useState<Language>(() => (catalogues[storedLanguage()] ? storedLanguage() : 'ru'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      t: catalogues[language] ?? catalogues.ru,
      setLanguage: (next) => {
        void fetchWords(next).then((there) => there && choose(next));
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

/** The words of the page where no component asks for them, as in a note shown from outside of the tree. */
export function wordsNow(): Catalogue {
  return (document.documentElement.lang === 'en' && catalogues.en) || catalogues.ru;
}

/** The words of the page in the chosen language. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech outside of SpeechProvider');
  return speech;
}
