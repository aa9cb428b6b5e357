import { expect, it, vi } from 'vitest';

import { answerWith, problem } from '../testing/render';
import { address, call, keepCsrf, requestName, whenSignedOut } from './client';
import { worthRetry } from './queries';
import { Problem } from './problem';

it('a change carries the token, a read does not', async () => {
  keepCsrf('secret');
  const sent = answerWith(() => [200, {}]);
  await call('/board');
  await call('/tasks/1/resume', { method: 'POST' });
  expect(sent.map((one) => one.headers['X-CSRF-Token'])).toEqual([undefined, 'secret']);
});

it('the end of the session is told, a wrong password is not', async () => {
  const ended = vi.fn();
  whenSignedOut(ended);
  answerWith(() => problem('unauthenticated', 401, 'Войдите.'));
  await expect(call('/session', { method: 'POST', anonymous: true })).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(ended).not.toHaveBeenCalled();
  await expect(call('/board')).rejects.toBeInstanceOf(Problem);
  expect(ended).toHaveBeenCalledOnce();
});

it('a lost connection is a failure of its own', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(call('/board')).rejects.toMatchObject({ code: 'offline' });
});

it('an empty answer is no failure', async () => {
  answerWith(() => [200, undefined]);
  await expect(call('/session', { method: 'DELETE' })).resolves.toBeUndefined();
});

it('addresses leave out what is not asked', () =>
  expect(address('/tasks', { list: 'overdue', roadmap: undefined, after: '', limit: 20 })).toBe('/api/v1/tasks?list=overdue&limit=20'));

it('names of requests differ', () => expect(requestName()).not.toBe(requestName()));

it('refusals are not tried again, lost connections are, twice', () => {
  expect(worthRetry(0, new Problem('forbidden', 403))).toBe(false);
  expect(worthRetry(1, new Problem('offline', 0))).toBe(true);
  expect(worthRetry(2, new Problem('offline', 0))).toBe(false);
});
