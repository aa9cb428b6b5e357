import { counted, type Forms } from './plural';
import type { ruSearch } from './ru.search';

const results: Forms = ['result', 'results', 'results'];

export const enSearch: typeof ruSearch = {
  title: 'Search',
  placeholder: 'Task, document, person',
  label: 'What to find',
  choose: 'Kind',
  kind: { all: 'Everything', task: 'Tasks', document: 'Documents', person: 'People' },
  hint: 'Words of tasks, documents and reports, numbers of orders, names and posts. Every form of a Russian word is found.',
  shortTitle: 'Write what to find',
  short: 'Two letters or digits at least. Words in quotation marks stand one after another; the last word may be unfinished.',
  nothing: (words) => `Nothing was found for “${words}”`,
  nothingHint: 'Look for a slip of the pen, or leave fewer words: all of them must be there. Tasks and documents of others are not shown here.',
  elsewhere: 'Look everywhere',
  building: 'The index of words is still being made: not everything is found. Try again in a few minutes.',
  all: (words) => `All results for “${words}”`,
  count: (n, more) => (more ? `${n} shown, there are more` : counted('en', n, results)),
  ofTask: 'Of the task',
  dismissed: 'has left',
  number: (number, date) => [number && `No. ${number}`, date && `of ${date}`].filter(Boolean).join(' '),
};
