import type { Node } from '../api/types';
import type { Language } from '../i18n/plural';

/** Past this a server plans nothing; the server judges by the same figure. */
const toleranceMilliseconds = 2_000;

export const clockIsWrong = (node: Node): boolean => Math.abs(node.clock_ahead_ms) > toleranceMilliseconds;

/** Milliseconds as seconds with one digit behind the comma. */
export const seconds = (language: Language, milliseconds: number): string =>
  (milliseconds / 1000).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
