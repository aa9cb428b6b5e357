// What the server says of a sign-in through a provider: a code in the address, `/?sign_in=CODE`.

const troubles = [
  'down', 'denied', 'expired', 'invalid', 'busy', 'too_many', 'unknown', 'dismissed', 'taken', 'ambiguous', 'unfit_login',
] as const;
export type Trouble = (typeof troubles)[number];

/** The person's second factor is owed: the page asks for its code. */
export const codeOwed = 'code';

export function isTrouble(code: string): code is Trouble {
  return (troubles as readonly string[]).includes(code);
}

/** Takes the code out of the address, so that it is neither kept nor shown again; null: there is none. */
export function takeOutcome(): string | null {
  const here = new URL(window.location.href);
  const code = here.searchParams.get('sign_in');
  if (code === null) return null;
  here.searchParams.delete('sign_in');
  window.history.replaceState(window.history.state, '', here);
  return code;
}
