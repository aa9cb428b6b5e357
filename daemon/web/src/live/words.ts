import { useSpeech } from '../i18n';
import { enLive } from '../i18n/en.live';
import { ruLive } from '../i18n/ru.live';

/** The words of changes that come by themselves, which the first load does not bring. */
export function useLiveWords() {
  return useSpeech().language === 'ru' ? ruLive : enLive;
}
