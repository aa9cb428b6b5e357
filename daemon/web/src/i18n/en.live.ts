import type { Same } from './index';
import type { ruLive } from './ru.live';

export const enLive: Same<typeof ruLive> = {
  stopped: 'Changes do not come by themselves now',
  stoppedHint: 'What you see is as of the last look. Vekha is trying to connect again.',
  refresh: 'Refresh',
  changed: 'The task has changed while you were here',
  changedHint: 'What you have typed stays in its place.',
  somebody: 'The history says who and what.',
  told: (who: string, what: string) => `${who}: ${what}`,
  more: (n: number) => `and ${n} more`,
  show: 'Show',
};
