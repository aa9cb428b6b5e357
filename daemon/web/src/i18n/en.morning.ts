import { counted as count, type Forms } from './plural';

const counted = (n: number, forms: Forms) => count('en', n, forms);

/** What is new on the board, and what owners ask for. */
export const enMorning = {
  news: (when: string) => `New since the last time (${when}):`,
  nothingNew: (when: string) => `Nothing new since the last time (${when}).`,
  late: (n: number) => `${counted(n, ['task', 'tasks', 'tasks'])} late`,
  handedIn: (n: number) => `${counted(n, ['report', 'reports', 'reports'])} to accept`,
  extensions: (n: number) => `${counted(n, ['request', 'requests', 'requests'])} for another date`,
  disowned: (n: number) => `${counted(n, ['owner says', 'owners say', 'owners say'])} “not mine”`,
  title: 'Owners ask',
  hint: 'For another date, or for the task to be given to somebody else',
  extension: (who: string, from: string, to: string) => `${who} asks to move the date: from ${from} to ${to}`,
  disowning: (who: string) => `${who}: “not mine”, asks to give it to somebody else`,
  reason: (words: string) => `Reason: ${words}`,
  decide: 'Decide',
  decideOf: (title: string) => `Decide: ${title}`,
};
