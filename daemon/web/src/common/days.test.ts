import { describe, expect, it } from 'vitest';

import { ru } from '../i18n/ru';
import { daysWords } from './days';

describe('the distance to the due day', () => {
  it.each([
    [true, -3, 'просрочено на 3 дня'], [true, -21, 'просрочено на 21 день'], [false, 0, 'сегодня'], [false, 1, 'завтра'],
    [false, 5, 'через 5 дней'], [false, -1, 'вчера'], [false, -2, '2 дня назад'],
  ])('overdue %s, %d days left: %s', (overdue, left, words) =>
    expect(daysWords(ru, overdue, left).replaceAll('\u00a0', ' ')).toBe(words));
});
