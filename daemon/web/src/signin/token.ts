// The token of a personal link lives in the fragment of /go#TOKEN, which browsers send to nobody. It is taken once and
// wiped from the address bar and the history.
let token: string | null = null;

/** Takes the token out of the address, if the address is a personal link. */
export function takeLinkToken(): void {
  if (window.location.pathname !== '/go') return;
  const found = window.location.hash.slice(1);
  window.history.replaceState(null, '', '/go');
  token = found === '' ? null : found;
}

/** Gives the token once. */
export function spendLinkToken(): string | null {
  const spent = token;
  token = null;
  return spent;
}
