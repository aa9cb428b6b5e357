import { expect, it } from 'vitest';

import { dayAfter } from '../i18n/dates';
import { byDay, dayIn, type Message } from './ahead';

const message = (at: string, subject: string): Message =>
  ({ at, person: { id: 1, name: 'Ирина' }, channel: 'smtp', subject, audience: 'lead', lines: [] });

it('messages of one local day stand together, in the order of time', () => {
  const days = byDay(
    [message('2026-03-22T21:30:00.000Z', 'утром'), message('2026-03-23T14:00:00.000Z', 'днём'), message('2026-03-23T22:00:00.000Z', 'завтра')],
    (instant) => dayIn('Europe/Moscow', instant),
  );
  expect(days.map((one) => [one.day, one.messages.map((two) => two.subject)])).toEqual([
    ['2026-03-23', ['утром', 'днём']], ['2026-03-24', ['завтра']],
  ]);
});

it('days are counted over the ends of months and leap years', () => {
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(dayAfter('2026-12-31', 30)).toBe('2027-01-30');
});
