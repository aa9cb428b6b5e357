import { expect, test } from 'vitest';

import { clockIsWrong, seconds } from './figures';

const node = {
  name: 'office:8080', version: '1.0', alive: true, started_at: '2026-03-01T06:00:00.000Z', seen_at: '2026-03-01T06:00:00.000Z',
  due_lag_ms: 0, clock_ahead_ms: 0, holds: '',
};

test('a clock is wrong past two seconds, ahead or behind', () => {
  expect(clockIsWrong({ ...node, clock_ahead_ms: 2_000 })).toBe(false);
  expect(clockIsWrong({ ...node, clock_ahead_ms: 2_001 })).toBe(true);
  expect(clockIsWrong({ ...node, clock_ahead_ms: -2_001 })).toBe(true);
});

test('milliseconds become seconds as the language writes them', () => {
  expect(seconds('ru', 3_140)).toBe('3,1');
  expect(seconds('en', -40)).toBe('-0.0');
});
