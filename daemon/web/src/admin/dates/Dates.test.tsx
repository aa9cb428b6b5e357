import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, type Sent, show } from '../../testing/render';
import { controller } from '../../testing/samples';
import { DatesPage } from './DatesPage';

const coordinator = { ...controller, rights: [...controller.rights, 'approve_dates' as const] };
const change = (task: number, title: string) => ({
  task, roadmap: 1, number: String(task), title, state: 'planned', lead: { id: 2, name: 'Иван Иванов' }, was: '2026-03-16', due: '2026-03-13',
  rule: '15 марта 2026 г. — выходной, срок перенесён на предыдущий рабочий день.',
});
const spots = { tasks: 2, counts: [], items: [
  { kind: 'calendar_missing', place: '2028', reason: 'Календаря на этот год нет.', mend: 'Положите его в папку календарей.', task: null, person: null, roadmap: null, tasks: 1 },
] };
function office(items: unknown[]): Sent[] {
  return answerWith(({ method, path }) => {
    if (method === 'POST') return [200, { moved: 1, people_told: 1 }];
    if (path.endsWith('/weak-spots')) return [200, spots];
    return [200, { pack: 'По умолчанию', version: '2', total: items.length, items }];
  });
}

it('moves what was picked, for a reason', async () => {
  const sent = office([change(17, 'Семинар'), change(18, 'Месячник')]);
  const { user } = await show(<DatesPage />, coordinator);
  expect(await screen.findByText('Действует пакет правил «По умолчанию», версия 2.')).toBeTruthy();
  expect(await screen.findByText(/Календаря на этот год нет/)).toBeTruthy();
  await user.click(await screen.findByLabelText('Выбрать: 17 Семинар'));
  const move = screen.getByRole('button', { name: 'Перенести выбранные: 1' });
  expect((move as HTMLButtonElement).disabled).toBe(true);
  await user.type(screen.getByLabelText(/Основание/), 'приказ № 5');
  await user.click(move);
  await screen.findByText(/Перенесены сроки: 1/);
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'приказ № 5', tasks: [{ id: 17 }] });
});

it('moves all, those not shown too, where none was picked', async () => {
  const sent = office([change(17, 'Семинар')]);
  const { user } = await show(<DatesPage />, coordinator);
  await user.type(await screen.findByLabelText(/Основание/), 'приказ № 5');
  await user.click(screen.getByRole('button', { name: 'Перенести все: 1' }));
  await screen.findByText(/Перенесены сроки: 1/);
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'приказ № 5' });
});

it('says that all is as it should be', async () => {
  office([]);
  await show(<DatesPage />, coordinator);
  expect(await screen.findByText('Все сроки такие, какими их ставят правила и календарь')).toBeTruthy();
});

it('is only read by those who approve nothing', async () => {
  office([change(17, 'Семинар')]);
  await show(<DatesPage />);
  await screen.findByText('17 Семинар');
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByLabelText(/Основание/)).toBeNull();
});
