import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { Timeliness } from '../api/types';
import { answerWith, show } from '../testing/render';
import { owner } from '../testing/samples';
import { GlancePage } from './GlancePage';

const term = (in_time: number, fell_due: number) => ({
  fell_due, in_time, percent: fell_due === 0 ? null : (in_time * 100) / fell_due, days_late: 0, days_late_most: 0,
});
const figures = (in_time: number, fell_due: number): Timeliness['total'] => ({
  first: term(in_time, fell_due), current: term(in_time, fell_due),
  control: { to_decide: 0, in_term: 0, percent: null, decided: 0, average_days: null },
});
const none = { count: 0, more: false };
const board = { today: '2026-03-18', overdue: { count: 3, more: false }, to_accept: none, upcoming: none, suspended: none, closed: none };

/** The server of an office where so much fell due. */
const office = (fell_due: number) =>
  answerWith(({ path }) => {
    if (path.startsWith('/api/v1/board')) return [200, board];
    if (path.startsWith('/api/v1/tasks')) return [200, { items: [], next: null, today: '2026-03-18' }];
    if (path.startsWith('/api/v1/timeliness')) {
      const by = new URLSearchParams(path.split('?')[1]).get('by');
      const items = by === 'person'
        ? [{ name: 'Петров', id: 7, figures: figures(4, 4) }, { name: 'Иванов', id: 8, figures: figures(1, 4) }]
        : [{ name: 'План', id: 1, figures: figures(5, fell_due) }];
      const as_of = new URLSearchParams(path.split('?')[1]).get('as_of') ?? '2026-03-17';
      return [200, { as_of, from: null, by, total: figures(5, fell_due), items, journal_head: null }];
    }
    return [200, { items: [] }];
  });

it('the head reads the share in time, what is late, and who is behind, the worst first', async () => {
  office(8);
  await show(<GlancePage />);
  const first = await screen.findByRole('region', { name: 'Исполнено в срок, по первым срокам' });
  expect(first.textContent).toContain('62,5 %');
  expect(first.textContent).toContain('5 из 8');
  const people = await screen.findByRole('region', { name: 'По исполнителям' });
  const names = (await within(people).findAllByRole('link')).map((one) => [one.textContent, one.getAttribute('href')]);
  expect(names).toEqual([['Иванов', '/?owner=8'], ['Петров', '/?owner=7']]);
  expect((await screen.findByText('3')).textContent).toBe('3');
});

it('the trend is asked for by the ends of months and read out as a table', async () => {
  const sent = office(8);
  await show(<GlancePage />);
  const trend = await screen.findByRole('table', { name: 'По месяцам, по первым срокам' });
  expect(within(trend).getAllByRole('row')).toHaveLength(7);
  const days = sent.flatMap(({ path }) => new URLSearchParams(path.split('?')[1]).get('as_of') ?? []);
  expect(days).toEqual(['2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-17']);
});

it('where nothing fell due there is no share to show, and the page says so', async () => {
  office(0);
  await show(<GlancePage />);
  expect(await screen.findByText('Сроки ещё не наступали')).toBeTruthy();
});

it('an executor has no right to it', async () => {
  office(8);
  await show(<GlancePage />, owner);
  expect(screen.queryByText('Сводка')).toBeNull();
});
