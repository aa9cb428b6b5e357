// Terms in words: «по 30 апреля 2026 г.», «с 1 по 31 марта …».
import type { Deadline } from '../api/types';
import type { Catalogue } from '../i18n';
import { formatDay } from '../i18n/dates';
import type { Language } from '../i18n/plural';

const shownAtMost = 3;

function windowWords([first, last]: Deadline['windows'][number], language: Language, t: Catalogue): string {
  const day = (value: string) => formatDay(language, value);
  if (!first) return t.import.until(day(last));
  return first === last ? day(last) : t.import.between(day(first), day(last));
}

/** What the words were read as; without windows, that no day follows from them. */
export function windowsWords({ windows }: Pick<Deadline, 'windows'>, language: Language, t: Catalogue): string {
  if (windows.length === 0) return t.import.noDay;
  const words = windows.slice(0, shownAtMost).map((one) => windowWords(one, language, t)).join('; ');
  return windows.length > shownAtMost ? t.import.andMore(words, windows.length - shownAtMost) : words;
}
