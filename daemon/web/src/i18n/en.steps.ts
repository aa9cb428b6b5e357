import type { ruSteps } from './ru.steps';

export const enSteps: typeof ruSteps = {
  title: 'Where to start',
  hint: 'About ten minutes. In any order; what is done is marked by itself.',
  hide: 'Do not show again',
  done: 'done',
  people: 'Enter the people',
  peopleHint: 'Who carries out and who accepts: one by one, or a list from a table.',
  channels: 'See that letters go out',
  channelsHint: 'Send a test message and see whether it came.',
  import: 'Load a roadmap',
  importHint: 'Drop the order with its table. None at hand? Try the sample.',
  ahead: 'See who will be told what',
  aheadHint: 'All that Vekha will send within a month is seen in advance; what is too much can be taken out.',
  guide: "User's guide",
  guideHint: 'How to work with Vekha; in Russian.',
  guideBack: 'To the tasks',
  sample: 'Try the sample',
  sampleName: 'Sample roadmap.txt',
};
