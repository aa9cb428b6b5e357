import { useSpeech } from '../i18n';
import { formatMoment, formatMomentBriefly } from '../i18n/dates';
import { useMe } from './session';

/** Moments in words, as the clocks of the organization show them. */
export function useMoments() {
  const { language } = useSpeech();
  const { zone } = useMe();
  return {
    moment: (instant: string) => formatMoment(language, zone, instant),
    momentBriefly: (instant: string) => formatMomentBriefly(language, zone, instant),
  };
}
