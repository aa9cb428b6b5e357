import { counted as count, type Forms } from './plural';
import type { ruAtHand } from './ru.atHand';

const tasks: Forms = ['task', 'tasks', 'tasks'];
const counted = (n: number) => count('en', n, tasks);

export const enAtHand: typeof ruAtHand = {
  bar: 'What to do with those picked',
  picked: (n) => `Picked: ${counted(n)}`,
  clear: 'Pick none',
  pick: (title) => `Pick: ${title}`,
  look: (title) => `Open beside: ${title}`,
  beside: 'Task',
  whole: 'Open it whole, with its history',
  keys: 'Keys: ↓ ↑ along the rows, → open beside, X pick, Enter open whole',
  oneReason: 'One reason for all that are picked; each owner will see it.',
  ask: {
    return: (n) => `Return ${counted(n)} for rework`,
    suspend: (n) => `Suspend ${counted(n)}`,
    cancel: (n) => `Take ${counted(n)} off control`,
  },
  progress: 'How much is done',
  outcome: (done, all) => `Done ${done} of ${all}`,
  refused: 'Refused:',
  done: (n) => `Done: ${counted(n)}`,
};
