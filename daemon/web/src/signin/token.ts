// The token of a personal link lives in the fragment of /go#TOKEN, that of an invitation in /invite#TOKEN, which browsers
// send to nobody. It is taken once and wiped from the address bar and the history.
const paths = ['/go', '/invite'];
let token: string | null = null;

/** Takes the token out of the address, if the address is such a link. */
export function takeLinkToken(): void {
  const path = window.location.pathname;
  if (!paths.includes(path)) return;
  const found = window.location.hash.slice(1);
  window.history.replaceState(null, '', path);
  token = found === '' ? null : found;
}

/** Gives the token once. */
export function spendLinkToken(): string | null {
  const spent = token;
  token = null;
  return spent;
}
