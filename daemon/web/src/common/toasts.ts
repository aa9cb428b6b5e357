import { notifications } from '@mantine/notifications';

import { asProblem } from '../api/problem';
import { type Catalogue, wordsNow } from '../i18n';
import type { Language } from '../i18n/plural';
import { problemWords } from './problems';

const failureMilliseconds = 12_000;

/** A close button needs a name for those who do not see its cross. */
const closeButton = () => ({ 'aria-label': wordsNow().actions.close });

export function tell(message: string): void {
  notifications.show({ message, color: 'pine', withBorder: true, closeButtonProps: closeButton() });
}

export function tellProblem(error: unknown, language: Language, t: Catalogue): void {
  const words = problemWords(asProblem(error), language, t);
  notifications.show({
    title: words.title, message: words.lines.join(' '), color: 'red', autoClose: failureMilliseconds, withBorder: true,
    closeButtonProps: closeButton(),
  });
}
