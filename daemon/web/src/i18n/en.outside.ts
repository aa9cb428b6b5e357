import type { ruOutside } from './ru.outside';

export const enOutside: typeof ruOutside = {
  down: ['The sign-in service does not answer', 'Try later, or sign in with a login and password of Vekha if you have them.'],
  denied: ['The sign-in was not confirmed', 'The service refused, or you gave up there. Try again.'],
  expired: ['The sign-in began too long ago or in another window', 'Press the button once more.'],
  invalid: ['The answer of the sign-in service does not hold', 'Try again. If it happens again, tell the administrator: the reason is in the log of Vekha.'],
  busy: ['Too many people are signing in', 'Try again in a minute.'],
  too_many: ['Too many failed sign-ins', 'Try again in a quarter of an hour.'],
  unknown: ['You are not in Vekha yet', 'Ask the administrator to add you with the same login that you have there.'],
  dismissed: ['Your account in Vekha is closed', 'Ask the administrator of Vekha.'],
  taken: ['Your login in Vekha is bound to another account', 'Ask the administrator of Vekha.'],
  ambiguous: ['Several people in Vekha have your mail address', 'Ask the administrator of Vekha.'],
  unfit_login: ['Your login is none for Vekha', 'It may have Latin letters, digits, dots, dashes and underscores. Ask the administrator of Vekha.'],
};
