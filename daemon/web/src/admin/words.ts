import { useSpeech } from '../i18n';
import { enAdmin } from '../i18n/en.admin';
import { ruAdmin } from '../i18n/ru.admin';

/** The words of the administrator's screens, which the first load does not bring. */
export function useAdminWords() {
  return useSpeech().language === 'ru' ? ruAdmin : enAdmin;
}
