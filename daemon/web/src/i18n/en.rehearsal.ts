import { counted as count, type Forms } from './plural';
import type { ruRehearsal } from './ru.rehearsal';

const messages: Forms = ['message', 'messages', 'messages'];
const counted = (n: number) => count('en', n, messages);

export const enRehearsal: typeof ruRehearsal = {
  nav: 'Sending plan',
  title: 'What will be sent',
  hint: 'To whom and about what Vekha will write if nobody does anything. Nothing is sent: this is a look ahead.',
  period: 'For what time',
  week: 'Next week',
  month: 'The next 30 days',
  ofRoadmap: 'Of this roadmap alone.',
  ofAll: 'Show all',
  playing: 'Playing ahead…',
  nothing: 'There is nothing to send in this time',
  nothingHint: 'No deadline and no reminder falls on these days.',
  byDay: (n) => counted(n),
  cut: (n) => `The first ${counted(n)} are shown.`,
  toTask: 'To the task',
  due: (day) => `due ${day}`,
  inPlaceOf: (who) => `in place of ${who}`,
  edit: 'Change',
  editOf: (title) => `Change the reminder: ${title}`,
  skip: 'Do not send',
  hold: 'Send later',
  note: 'Add words of your own',
  skipHint: (who) => `${who} will not get this reminder. The next ones come as usual.`,
  holdHint: (who) => `${who} will get this reminder later.`,
  noteHint: (who) => `${who} will see your words in this message.`,
  holdUntil: 'When to send',
  why: 'Why',
  words: 'What to add',
  save: 'Save',
  saved: 'Saved; looking ahead anew',
  weak: 'Weak spots',
  weakHint: 'What will keep somebody from being told, or a date from being kept',
  noWeak: 'No weak spots were found.',
  weakMore: (n) => `and ${n} more`,
};
