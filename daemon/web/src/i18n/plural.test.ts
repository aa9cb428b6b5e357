import { describe, expect, it } from 'vitest';

import { counted, type Forms, plural } from './plural';

const days: Forms = ['день', 'дня', 'дней'];

describe('Russian plurals', () => {
  it.each([
    [0, 'дней'], [1, 'день'], [2, 'дня'], [4, 'дня'], [5, 'дней'], [11, 'дней'], [14, 'дней'], [21, 'день'],
    [22, 'дня'], [25, 'дней'], [101, 'день'], [111, 'дней'], [-1, 'день'], [1.5, 'дня'],
  ])('%d %s', (count, word) => expect(plural('ru', count, days)).toBe(word));

  it('keeps the number and its word on one line', () => expect(counted('ru', 3, days)).toBe('3\u00a0дня'));
});

describe('English plurals', () => {
  it.each([[1, 'day'], [0, 'days'], [2, 'days'], [21, 'days']])('%d %s', (count, word) =>
    expect(plural('en', count, ['day', 'days', 'days'])).toBe(word));
});
