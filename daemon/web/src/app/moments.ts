import { useSpeech } from '../i18n';
import { formatDate, formatMoment, formatMomentBriefly, formatTime } from '../i18n/dates';
import { useMe } from './session';

/** Moments in words, as the clocks of the organization show them. */
export function useMoments() {
  const { language } = useSpeech();
  const { zone } = useMe();
  return {
    moment: (instant: string) => formatMoment(language, zone, instant),
    dateOf: (instant: string) => formatDate(language, zone, instant),
    timeOf: (instant: string) => formatTime(language, zone, instant),
    momentBriefly: (instant: string) => formatMomentBriefly(language, zone, instant),
  };
}
