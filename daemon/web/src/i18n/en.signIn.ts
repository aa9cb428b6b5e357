import { enOutside } from './en.outside';
import type { ruLink, ruPassword, ruSignIn } from './ru.signIn';

export const enSignIn: typeof ruSignIn = {
  title: 'Sign in',
  login: 'Login',
  password: 'Password',
  submit: 'Sign in',
  needBoth: 'Enter login and password.',
  wrong: 'Login or password did not fit',
  wrongHint: 'Check the keyboard layout and Caps Lock. An administrator can reset the password.',
  help: 'Executors need no password: every reminder carries a personal link to its task.',
  over: 'The session is over. Sign in again: what you typed stays.',
  or: 'or',
  outside: enOutside,
};

export const enLink: typeof ruLink = {
  opening: 'Opening the task by the personal link…',
  failed: 'The link did not open',
  failedHint:
    'A link works for a limited time and only while the task is yours. Open the newest reminder or ask the coordinator.',
  empty: 'The address has no personal link',
  emptyHint: 'Copy the whole address from the message, with the part after “#”.',
  signIn: 'Sign in with a login',
  only: 'You came by a personal link and see one task.',
};

export const enPassword: typeof ruPassword = {
  title: 'Change password',
  old: 'Present password',
  new: 'New password',
  hint: 'At least 10 characters. Better three or four words that have nothing to do with each other or with you.',
  changed: 'Password changed',
};
