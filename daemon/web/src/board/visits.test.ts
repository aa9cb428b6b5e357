import { beforeEach, expect, it } from 'vitest';

import { lookAt, noteLook } from './visits';

const at = (time: string) => new Date(`2026-03-24T${time}:00Z`);

beforeEach(() => localStorage.clear());

it('the first visit has none before it', () => {
  expect(lookAt(at('09:00'), undefined)).toEqual({ last: '2026-03-24T09:00:00.000Z' });
});

it('looks that follow soon are one visit, and news goes on from the visit before', () => {
  const morning = lookAt(at('09:00'), { last: '2026-03-23T17:00:00.000Z' });
  expect(morning.before).toBe('2026-03-23T17:00:00.000Z');
  const later = lookAt(at('09:20'), morning);
  expect(later).toEqual({ last: '2026-03-24T09:20:00.000Z', before: '2026-03-23T17:00:00.000Z' });
  expect(lookAt(at('09:50'), later).before, 'half an hour after the last look').toBe('2026-03-24T09:20:00.000Z');
});

it('each person has visits of their own', () => {
  expect(noteLook(1, at('09:00'))).toBeUndefined();
  expect(noteLook(2, at('12:00'))).toBeUndefined();
  expect(noteLook(1, at('13:00'))).toBe('2026-03-24T09:00:00.000Z');
});

it.each(['{', '[]', '{"last":5}', '{"last":"вчера"}'])('what is not a visit counts as none: %s', (kept) => {
  localStorage.setItem('vekha.board.visit.1', kept);
  expect(noteLook(1, at('13:00'))).toBeUndefined();
});
