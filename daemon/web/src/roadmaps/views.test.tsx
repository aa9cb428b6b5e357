import { act, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';

import type { RoadmapView } from '../api/types';
import { rowsDrawnWhole } from '../common/Rows';
import { ru } from '../i18n/ru';
import { show } from '../testing/render';
import { controller, makeItem } from '../testing/samples';
import { MonthView } from './MonthView';
import type { PlannedTask } from './months';
import { markOf, OrderView } from './OrderView';
import type { PlanItem } from './sections';
import { Sought } from './Sought';
import { Timeline } from './Timeline';

const planned = (part: Partial<PlannedTask> = {}): PlannedTask => ({
  id: 5, roadmap: 1, number: '1.2', title: 'Семинар', state: 'open', due: '2026-03-20', due_at: '2026-03-20T17:00:00.000Z', overdue: false,
  days_left: 2, lead: null, controller: 1, requirements: 1, requirements_missing: 1, version: 4, window: { first: '2026-03-01', last: '2026-03-20' },
  first_due: '2026-03-20', asked_day: null, ended_on: null, ...part,
});
const row = (id: number, tasks: PlannedTask[], title = 'Семинар'): PlanItem => ({
  id, position: id, item: makeItem({ number: `1.${id}`, title, section: 'Кадры' }), added_in: 1, dropped_in: 0, waits: false, tasks,
});
const me = { ...controller, today: '2026-03-25' };
const plain = (value: string) => value;

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined }));
});

it('a bar says in words what its colours show', async () => {
  const moved = planned({ due: '2026-03-20', first_due: '2026-03-10', overdue: true, asked_day: '2026-04-03' });
  await show(<Timeline items={[row(1, [moved])]} />, me);
  const bar = screen.getByRole('link', { name: '1.2 Семинар: на исполнении, срок 20 марта, просрочено, первый срок 10 марта, просят перенести до 3 апреля' });
  expect(bar.getAttribute('href')).toBe('/tasks/5');
  expect(document.querySelectorAll('.timeline-late')).toHaveLength(2); // and one in the legend
});

it('a plan of thousands draws only what is looked at, and names each row once', async () => {
  const items = Array.from({ length: 5000 }, (_, at) => row(at + 1, [planned({ id: at + 1 })], `Дело ${at + 1}`));
  await show(<Timeline items={items} />, me);
  expect(document.querySelectorAll('[data-item]').length).toBeLessThan(rowsDrawnWhole);
});

/** The page keeps the month in its address; here it is kept beside the view. */
function Months({ items }: { items: PlanItem[] }) {
  const [month, setMonth] = useState<string | null>(null);
  return <MonthView items={items} month={month} onMonth={setMonth} />;
}

it('a day with many shows the first of them, and the rest when asked', async () => {
  const tasks = Array.from({ length: 9 }, (_, at) => planned({ id: at + 1, number: `2.${at}`, overdue: at === 0 }));
  const { user } = await show(<Months items={[row(1, tasks)]} />, me);
  expect(screen.getAllByRole('link')).toHaveLength(4);
  expect(screen.getByRole('link', { name: /2\.0 Семинар.*просрочено/ })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /ещё 5, 20 марта/ }));
  expect(screen.getAllByRole('link')).toHaveLength(9);
});

it('paper takes every row of a long plan', async () => {
  const items = Array.from({ length: rowsDrawnWhole + 1 }, (_, at) => row(at + 1, [], `Дело ${at + 1}`));
  await show(<Timeline items={items} />, me);
  expect(document.querySelectorAll('[data-item]').length).toBeLessThan(items.length);
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(document.querySelectorAll('[data-item]')).toHaveLength(items.length);
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(document.querySelectorAll('[data-item]').length).toBeLessThan(items.length);
});

it('a long plan is searched by its words; a short one by the browser', async () => {
  const items = Array.from({ length: rowsDrawnWhole + 1 }, (_, at) => row(at + 1, [], `Дело ${at + 1}`));
  const names = (shown: readonly PlanItem[]) => <p>{shown.length === 1 ? shown[0]?.item.title : shown.length}</p>;
  const { user } = await show(<Sought items={items}>{names}</Sought>, me);
  await user.type(screen.getByRole('searchbox'), 'дело 299');
  expect(await screen.findByText('Дело 299')).toBeTruthy();
  await user.type(screen.getByRole('searchbox'), ' нет');
  expect(await screen.findByText('Таких мероприятий в плане нет')).toBeTruthy();
});

it('a short plan has no field of its own to search by', async () => {
  await show(<Sought items={[row(1, [])]}>{(shown) => <p>{shown.length}</p>}</Sought>, me);
  expect(screen.queryByRole('searchbox')).toBeNull();
});

it('a month shows what falls due on its days, and the way to others', async () => {
  const { user } = await show(<Months items={[row(1, [planned(), planned({ id: 6, due: '2026-04-07', title: 'Отчёт' })])]} />, me);
  const cell = screen.getByRole('cell', { name: /^20/ });
  expect(within(cell).getByRole('link').textContent).toBe('1.2 Семинар');
  expect(screen.queryByText('1.2 Отчёт')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Следующий месяц' }));
  expect(screen.getByText('1.2 Отчёт')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Следующий месяц' }));
  expect(screen.getByText('В этом месяце сроков нет.')).toBeTruthy();
});

it.each([
  ['Исполнено 2026-03-18', [planned({ state: 'accepted', ended_on: '2026-03-18' })]],
  ['Исполнено 1 из 2. Не исполнено, срок был 2026-03-20', [planned({ state: 'accepted', ended_on: '2026-03-01' }), planned({ overdue: true })]],
  ['На контроле: отчёт сдан', [planned({ state: 'submitted', ended_on: '2026-03-18' })]],
  ['Снято с контроля', [planned({ state: 'cancelled' })]],
  ['', [planned()]],
])('the mark of execution: %s', (mark, tasks) => {
  expect(markOf(ru, row(1, tasks), plain)).toBe(mark);
});

it('the printed table has the order’s own columns and headings', async () => {
  const view = {
    roadmap: { id: 1, title: 'План', organization: 'Отдел', approval_number: '39', approval_date: '2026-01-18', source_name: 'план.docx' },
    items: [row(1, [planned()]), { ...row(2, []), dropped_in: 2 }],
  } as unknown as RoadmapView;
  await show(<OrderView view={view} />, me);
  expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toContain('Отметка об исполнении');
  expect(screen.getByRole('rowheader').textContent).toBe('Кадры');
  expect(screen.getAllByRole('row')).toHaveLength(3); // heads, the section, the row in force
});
