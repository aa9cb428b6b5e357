import { describe, expect, it } from 'vitest';

import { daysBetween, formatDay, formatDayBriefly, formatMoment, formatMomentBriefly, isDay, weekday } from './dates';

const plain = (words: string) => words.replaceAll(/\s/g, ' ');

describe('days in words', () => {
  it('are written as offices write them', () => expect(plain(formatDay('ru', '2026-03-15'))).toBe('15 марта 2026 г.'));
  it('are written in English', () => expect(formatDay('en', '2026-03-15')).toBe('15 March 2026'));
  it('leave the year out within it', () => {
    expect(formatDayBriefly('ru', '2026-03-15', '2026-12-01')).toBe('15 марта');
    expect(plain(formatDayBriefly('ru', '2025-03-15', '2026-12-01'))).toBe('15 марта 2025 г.');
  });
  it('name the weekday whatever the zone of the browser', () => expect(weekday('ru', '2026-03-15')).toBe('воскресенье'));
  it('leave other words alone', () => expect(formatDay('ru', 'скоро')).toBe('скоро'));
});

describe('moments', () => {
  const moment = '2026-03-15T21:30:00.000Z';
  it('are told by the organization\'s clocks', () => {
    expect(plain(formatMoment('ru', 'Europe/Moscow', moment))).toBe('16 марта 2026 г. в 00:30');
    expect(plain(formatMomentBriefly('ru', 'Asia/Krasnoyarsk', moment))).toBe('16.03.2026, 04:30');
  });
  it('are told by the browser\'s where it lacks the zone', () => expect(formatMoment('ru', 'Nowhere/City', moment)).toContain('марта'));
  it('leave other words alone', () => expect(formatMoment('ru', 'Europe/Moscow', 'скоро')).toBe('скоро'));
});

describe('days as values', () => {
  it('are counted over the change of clocks and years', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
  });
  it('must be in the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('')).toBe(false);
  });
});
