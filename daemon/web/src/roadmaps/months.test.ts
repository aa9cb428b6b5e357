import { expect, it } from 'vitest';

import { barOf, begunMonths, firstDue, lateBar, monthAway, monthEnd, monthsOf, type PlannedTask, placeOf, spanOf, startOf, weeksOf } from './months';

const planned = (part: Partial<PlannedTask> = {}): PlannedTask => ({
  id: 5, roadmap: 1, number: '1.2', title: 'Семинар', state: 'open', due: '2026-03-20', due_at: '2026-03-20T17:00:00.000Z', overdue: false,
  days_left: 2, lead: null, controller: 1, requirements: 1, requirements_missing: 1, version: 4, window: { first: '2026-03-01', last: '2026-03-20' },
  first_due: '2026-03-20', asked_day: null, ended_on: null, ...part,
});

it('the span is whole months around everything that is shown', () => {
  const span = spanOf([planned(), planned({ window: { first: null, last: '2026-01-10' }, due: '2026-01-10', first_due: '2026-01-10', asked_day: '2026-02-03' })], '2026-04-07');
  expect(span).toEqual({ first: '2025-12-01', last: '2026-04-30' });
  expect(monthsOf(span)).toEqual(['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
});

it('months end and follow one another over years', () => {
  expect([monthEnd('2028-02-10'), monthEnd('2026-12-01'), monthAway('2026-12-01', 1), monthAway('2026-01-01', -1)])
    .toEqual(['2028-02-29', '2026-12-31', '2027-01-01', '2025-12-01']);
});

it('a window without a first day begins two weeks before its end', () => {
  expect(startOf(planned({ window: { first: null, last: '2026-03-20' } }))).toBe('2026-03-06');
  expect(startOf(planned({ window: { first: '2026-03-20', last: '2026-03-20' } })), 'a single day is seen, too').toBe('2026-03-06');
});

it('days have their place, and what lies outside stays at the edge', () => {
  const span = { first: '2026-03-01', last: '2026-03-31' };
  expect(placeOf(span, '2026-03-01')).toBe(0);
  expect(placeOf(span, '2026-03-31', true)).toBe(100);
  expect(placeOf(span, '2027-01-01')).toBe(100);
  expect(barOf(span, '2026-03-01', '2026-03-31')).toEqual({ left: 0, width: 100 });
});

it('late is from the day after the due day, to today while it is owed and to the report once it came', () => {
  const span = { first: '2026-03-01', last: '2026-03-31' };
  const width = (days: number) => (days / 31) * 100;
  expect(lateBar(span, planned(), '2026-03-18')).toBeNull();
  expect(lateBar(span, planned({ overdue: true }), '2026-03-25')?.width).toBeCloseTo(width(5));
  expect(lateBar(span, planned({ state: 'accepted', ended_on: '2026-03-22' }), '2026-03-31')?.width).toBeCloseTo(width(2));
  expect(lateBar(span, planned({ state: 'accepted', ended_on: '2026-03-20' }), '2026-03-31')).toBeNull();
  expect(lateBar(span, planned({ state: 'cancelled', ended_on: '2026-03-28' }), '2026-03-31'), 'what was taken off is not late').toBeNull();
});

it('a month is shown in whole weeks from Monday', () => {
  const weeks = weeksOf('2026-03-01');
  expect(weeks[0]?.[0]).toBe('2026-02-23');
  expect(weeks.at(-1)?.at(-1)).toBe('2026-04-05');
  expect(weeks.every((week) => week.length === 7)).toBe(true);
});

it('a month is begun once it has a day behind it', () => {
  expect(begunMonths('2026-01-20', '2026-03-18')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(begunMonths('2026-03-20', '2026-04-01')).toEqual(['2026-03-01']);
  expect(begunMonths('2026-03-02', '2026-03-01')).toEqual([]);
});

it('the first day due is the least of first and current ones', () => {
  expect(firstDue([planned({ due: '2026-04-01', first_due: '2026-03-10' }), planned({ due: '2026-03-12', first_due: '2026-03-20' })])).toBe('2026-03-10');
  expect(firstDue([])).toBeNull();
});
