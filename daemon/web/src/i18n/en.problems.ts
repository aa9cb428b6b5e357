import type { Catalogue } from './index';

export const enProblems: Catalogue['problem'] = {
  what: {
    offline: 'The server cannot be reached',
    broken: 'The server gave an unknown answer',
    invalid_input: 'The data did not fit',
    unreadable: 'The document cannot be read',
    undecided: 'Some doubts are undecided',
    unauthenticated: 'You need to sign in',
    forbidden: 'You have no right to do this',
    not_found: 'Not found',
    wrong_state: 'This step is not possible now',
    requirement_open: 'Proof is missing',
    stale: 'The task has changed',
    conflict: 'This is done already',
    too_large: 'Too large',
    too_many: 'Too many tries',
    too_slow: 'The answer took too long',
    storage_full: 'The server has no space left',
    newer_database: 'The database is newer than the program',
    infected: 'There is a virus in the file',
    damaged: 'The data is damaged',
    unavailable: 'The server is busy',
    internal: 'The server failed',
  },
  mend: {
    offline: 'Check the network and try again. What you typed is still here.',
    broken: 'Reload the page; if that does not help, tell the administrator.',
    later: 'Wait a minute and try again.',
    administrator: 'Tell the administrator.',
  },
  where: (place) => `Where: ${place}`,
};
