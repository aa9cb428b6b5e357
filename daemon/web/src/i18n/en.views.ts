import { counted as count, type Forms } from './plural';
import type { ruViews } from './ru.views';

const counted = (n: number, forms: Forms) => count('en', n, forms);

export const enViews: typeof ruViews = {
  label: 'How to show the plan',
  table: 'Table',
  timeline: 'By months',
  calendar: 'Calendar',
  print: 'For print',
  toPrint: 'Print',
  today: (day) => `Today, ${day}`,
  legend: 'Legend',
  term: 'time to carry out',
  done: 'done',
  late: 'late',
  first: 'the first date, where it was moved',
  asked: 'asked to be moved to this day',
  months: 'The plan by months',
  row: (title, tasks) => `${title}: ${tasks}`,
  noTasks: 'no tasks',
  bar: (state, due) => `${state}, due ${due}`,
  moved: (first) => `first date ${first}`,
  askedUntil: (day) => `asked to be moved to ${day}`,
  handedIn: (day) => `handed in ${day}`,
  lateNow: 'late',
  earlier: 'The month before',
  later: 'The month after',
  thisMonth: 'This month',
  nothingThen: 'Nothing is due in this month.',
  onDay: (n) => counted(n, ['is due', 'are due', 'are due']),
  columns: {
    number: 'No.', title: 'Measure', deadline: 'Deadline', responsible: 'Responsible', result: 'Expected result', mark: 'Mark of execution',
  },
  markDone: (day) => `Done ${day}`,
  markDoneSome: (done, all) => `Done ${done} of ${all}`,
  markLate: (day) => `Not done, was due ${day}`,
  markControl: 'Handed in, to be accepted',
  markOff: 'Taken off control',
};
