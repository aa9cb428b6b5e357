import { describe, expect, it } from 'vitest';

import { type Row, worstFirst } from './order';
import { trendDays } from './months';

const row = (name: string, fell_due: number, percent: number | null): Row => {
  const term = { fell_due, in_time: 0, percent, days_late: 0, days_late_most: 0 };
  return { name, id: null, figures: { first: term, current: term, control: { to_decide: 0, in_term: 0, percent: null, decided: 0, average_days: null } } };
};

describe('the days of a trend', () => {
  it('are the ends of months, and yesterday', () => {
    expect(trendDays('2026-03-18', 3)).toEqual(['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-17']);
  });
  it('end with the month that ended yesterday', () => {
    expect(trendDays('2024-03-01', 2)).toEqual(['2024-01-31', '2024-02-29']);
  });
});

it('whoever had nothing to do is left out, the least share comes first', () => {
  const rows = [row('Б', 4, 100), row('А', 4, 50), row('В', 0, null), row('Г', 9, 50)];
  expect(worstFirst(rows).map((one) => one.name)).toEqual(['Г', 'А', 'Б']);
});
