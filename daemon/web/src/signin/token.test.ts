import { beforeEach, expect, it } from 'vitest';

import { spendLinkToken, takeLinkToken } from './token';

beforeEach(() => {
  spendLinkToken();
});

it('the token leaves the address bar and is given once', () => {
  window.history.replaceState(null, '', '/go#abc');
  takeLinkToken();
  expect(window.location.href.endsWith('/go')).toBe(true);
  expect(spendLinkToken()).toBe('abc');
  expect(spendLinkToken()).toBeNull();
});

it('a fragment of another page is left alone', () => {
  window.history.replaceState(null, '', '/tasks/5#content');
  takeLinkToken();
  expect(window.location.hash).toBe('#content');
  expect(spendLinkToken()).toBeNull();
});
