import { counted, type Forms } from './plural';
import type { ruFactor } from './ru.factor';

const codes: Forms = ['code', 'codes', 'codes'];

export const enFactor: typeof ruFactor = {
  page: 'Sign-in and security',
  pageHint: 'The second factor: beside the password, a sign-in takes a code from an app on your phone.',
  title: 'Second factor',
  off: 'Not on: the password is enough to sign in.',
  required: 'Your duty requires a second factor.',
  on: (since: string) => `On since ${since}.`,
  left: (n: number) => `Recovery codes left: ${n}.`,
  fewLeft: 'Few recovery codes are left. Turn the second factor off and on again to have new ones.',
  password: 'Password',
  begin: 'Turn on',
  scan: 'Open an authenticator app (FreeOTP, Google Authenticator and the like) and point it at the picture.',
  picture: 'The picture for the authenticator app',
  byHand: 'Or type the key in:',
  code: 'Code from the app',
  codeHint: 'Six digits.',
  confirm: 'Confirm',
  recoveryTitle: 'Recovery codes',
  recoveryHint: (n: number) =>
    `Here are ${counted('en', n, codes)}, each for one sign-in without the phone. They are not shown again: print or write them down and keep them apart from the phone.`,
  copy: 'Copy',
  copied: 'Copied',
  print: 'Print',
  kept: 'I have kept the codes',
  turnOff: 'Turn off',
  turnedOff: 'The second factor is off',
  signInTitle: 'Code from the app',
  signInHint: 'The password fits. Now the code: open the app on your phone.',
  recovery: 'Recovery code',
  useRecovery: 'No phone at hand: sign in with a recovery code',
  useApp: 'Sign in with a code from the app',
  wrong: 'The code did not fit',
  wrongHint: 'Take a new code: each is good once. Check the clock of the phone.',
  back: 'Another login',
  lost: 'Neither phone nor recovery codes? An administrator can reset the second factor.',
  firstPassword: 'Change your password first',
  firstPasswordHint: 'An administrator has set the present password and knows it. Set one of your own to go on.',
  firstFactor: 'Turn the second factor on first',
};
