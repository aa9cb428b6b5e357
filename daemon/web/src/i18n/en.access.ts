import { counted as count, type Forms } from './plural';
import type { ruAccess } from './ru.access';

const counted = (n: number, forms: Forms) => count('en', n, forms);
const days: Forms = ['day', 'days', 'days'];
const places: Forms = ['place', 'places', 'places'];

export const enAccess: typeof ruAccess = {
  sessions: 'Where you are signed in',
  sessionsHint: 'A device you do not know? End it and change your password.',
  unknownDevice: 'Unknown device',
  current: 'this one',
  oneTask: 'by a personal link, one task only',
  address: (address) => `Address ${address}`,
  began: (moment) => `Signed in: ${moment}`,
  seen: (moment) => `Last used: ${moment}`,
  end: 'End',
  endOf: (what) => `End: ${what}`,
  endOthers: 'End all others',
  sessionsEnded: (n) => `Signed out in ${counted(n, places)}`,
  keys: 'Keys for programs',
  keysHint: 'A key lets a program work in your name: fetch reports, deal with tasks. It may never more than you may.',
  noKeys: 'No keys.',
  until: (moment) => `Valid until ${moment}`,
  over: 'not valid',
  endedAt: (moment) => `Ended ${moment}`,
  expiredAt: (moment) => `Expired ${moment}`,
  used: (moment, from) => (from ? `Last used: ${moment}, address ${from}` : `Last used: ${moment}`),
  neverUsed: 'Not used yet',
  make: 'Make a key',
  name: 'What the key is for',
  nameHint: 'For example: export for the report.',
  scopes: 'What the program may do',
  scope: {
    read: 'Read data',
    act: 'Deal with tasks',
    import: 'Load roadmaps and editions, change dates',
    administer: 'Change everything else (settings, people)',
  },
  term: 'Term',
  days: (n) => counted(n, days),
  once: 'The key is shown once. Copy it now and send it to nobody.',
  secret: 'Key',
  copy: 'Copy',
  copied: 'Copied',
  example: 'An example of a request: how many tasks are late or wait for acceptance',
  kept: 'The key is kept',
  sureTitle: 'End the key?',
  sure: (name) => `The program with the key “${name}” will not get in any more. A key does not come back; a new one can be made.`,
  keep: 'Leave it',
  keyEnded: 'The key is ended',
};
