import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { Timeliness } from '../api/types';
import { answerWith, problem, show } from '../testing/render';
import { controller, makeItem } from '../testing/samples';
import { bandOf, heatOf } from './heat';
import { HeatView } from './HeatView';
import type { PlannedTask } from './months';
import type { PlanItem } from './sections';

const term = (in_time: number, fell_due: number) =>
  ({ in_time, fell_due, percent: fell_due === 0 ? null : (in_time / fell_due) * 100, days_late: 0, days_late_most: 0 });
const figures = (first: ReturnType<typeof term>, current = first) =>
  ({ first, current, control: { to_decide: 0, in_term: 0, percent: null, decided: 0, average_days: null } });
const report = (as_of: string, items: [string, ReturnType<typeof figures>][], total = figures(term(1, 4))): Timeliness =>
  ({ as_of, from: null, by: 'department', total, items: items.map(([name, of]) => ({ name, id: null, figures: of })), journal_head: '1:a' });

const task: PlannedTask = {
  id: 5, roadmap: 1, number: '1.2', title: 'Семинар', state: 'open', due: '2026-02-20', due_at: '2026-02-20T17:00:00.000Z', overdue: true,
  days_left: -2, lead: null, controller: 1, requirements: 1, requirements_missing: 1, version: 4, window: { first: null, last: '2026-02-20' },
  first_due: '2026-02-20', asked_day: null, ended_on: null,
};
const items: PlanItem[] = [{ id: 1, position: 1, item: makeItem({}), added_in: 1, dropped_in: 0, waits: false, tasks: [task] }];

it('rows are those for whom something fell due, the least in time first; months add up to the whole', () => {
  const since = [
    report('2026-03-17', [['А', figures(term(2, 2))], ['Б', figures(term(1, 3))], ['В', figures(term(0, 0))]], figures(term(3, 5))),
    report('2026-03-17', [['Б', figures(term(1, 2))]], figures(term(1, 2))),
  ];
  const { rows, total } = heatOf(since, 2, 'first');
  expect(rows).toEqual([
    { name: 'Б', whole: { in_time: 1, fell_due: 3 }, cells: [{ in_time: 0, fell_due: 1 }, { in_time: 1, fell_due: 2 }] },
    { name: 'А', whole: { in_time: 2, fell_due: 2 }, cells: [{ in_time: 2, fell_due: 2 }, null] },
  ]);
  expect(total.cells).toEqual([{ in_time: 2, fell_due: 3 }, { in_time: 1, fell_due: 2 }]);
});

it('months that follow those shown are in no row', () => {
  const since = [report('2026-03-17', [['А', figures(term(2, 4))]], figures(term(2, 4))), report('2026-03-17', [['А', figures(term(2, 4))]], figures(term(2, 4)))];
  expect(heatOf(since, 1, 'first')).toEqual({ rows: [], total: { name: '', whole: null, cells: [null] } });
});

it('shares have their bands', () => {
  expect([[5, 5], [999, 1000], [4, 5], [79, 100], [1, 2], [0, 1]].map(([in_time = 0, fell_due = 0]) => bandOf({ in_time, fell_due })))
    .toEqual(['all', 'most', 'most', 'half', 'half', 'few']);
});

it('the server is asked month by month, and its figures stand in the cells', async () => {
  const sent = answerWith(({ path }) => {
    const february = new URL(path, 'http://office').searchParams.get('from') === '2026-02-01';
    const figure = february ? figures(term(4, 8), figures(term(5, 8)).first) : figures(term(1, 4));
    return [200, report('2026-03-17', [['Отдел кадров', figure]], figure)];
  });
  const { user } = await show(<HeatView roadmap={7} items={items} />, { ...controller, today: '2026-03-18' });
  const cells = () => within(screen.getByRole('row', { name: /Отдел кадров/ })).getAllByRole('cell').map((cell) => cell.textContent?.replace(/\s/g, ' '));
  await screen.findByRole('row', { name: /Отдел кадров/ });
  expect(cells()).toEqual(['75 %3 из 4', '25 %1 из 4', '50 %4 из 8']);
  expect(sent.map((one) => new URL(one.path, 'http://office').searchParams).map((asked) => [asked.get('from'), asked.get('roadmap'), asked.get('by')]))
    .toEqual([['2026-02-01', '7', 'department'], ['2026-03-01', '7', 'department']]);
  await user.click(screen.getByText('С учётом переносов'));
  expect(cells()[0]).toBe('100 %4 из 4');
});

it('a failure says so and is asked again', async () => {
  let broken = true;
  answerWith(({ path }) => {
    if (broken) return problem('unavailable', 400, 'База занята');
    return [200, report(new URL(path, 'http://office').searchParams.get('as_of') ?? '', [['Отдел', figures(term(1, 4))]])];
  });
  const { user } = await show(<HeatView roadmap={7} items={items} />, { ...controller, today: '2026-03-18' });
  expect((await screen.findByRole('alert')).textContent).toContain('База занята');
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Повторить' }));
  expect(await screen.findByRole('row', { name: /^Отдел сроков/ })).toBeTruthy();
});

it('before the first due day there is nothing to tell', async () => {
  const sent = answerWith(() => [200, {}]);
  await show(<HeatView roadmap={7} items={items} />, { ...controller, today: '2026-02-01' });
  expect(screen.getByText('Сроки ещё не наступали')).toBeTruthy();
  expect(sent).toHaveLength(0);
});
