import type { ruHeat } from './ru.heat';

export const enHeat: typeof ruHeat = {
  title: 'Done in time by department and month',
  caption: 'A row is a department or an organization, a column the month of the due day; a cell tells the share done in time and how many of how many',
  who: 'Department, organization',
  everybody: 'Everybody',
  all: 'In all',
  asOf: (day) => `Of what fell due by ${day}`,
  term: 'By which dates',
  first: 'By first dates',
  current: 'Extensions counted',
  before: '← Earlier',
  after: 'Later →',
  nothingDue: 'nothing was due',
  empty: 'Nothing has fallen due yet',
  emptyHint: 'Once the first due day has passed, this shows who is in time.',
  bandAll: 'all in time',
  bandMost: '80 % and more',
  bandHalf: '50 to 80 %',
  bandFew: 'less than 50 %',
};
