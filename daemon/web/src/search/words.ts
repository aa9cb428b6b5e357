import { useSpeech } from '../i18n';
import { enSearch } from '../i18n/en.search';
import { ruSearch } from '../i18n/ru.search';

/** The words of the search, which the first load does not bring. */
export function useSearchWords() {
  return useSpeech().language === 'ru' ? ruSearch : enSearch;
}
