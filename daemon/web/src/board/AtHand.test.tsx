import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { TaskCard } from '../api/types';
import { answerWith, problem, show } from '../testing/render';
import { controller, makeTask } from '../testing/samples';
import { BulkBar } from './BulkBar';
import { DealingContext, useNewDealing } from './dealing';
import { onRowKey } from './rowKeys';
import { TaskRow } from './TaskRow';

const card = (id: number, title: string): TaskCard => ({
  id, roadmap: 1, number: `1.${id}`, title, state: 'submitted', due: '2026-03-15', due_at: '2026-03-15T17:00:00.000Z', overdue: false,
  days_left: -3, lead: { id: 2, name: 'Иван Иванов' }, controller: 1, requirements: 1, requirements_missing: 0, version: id + 10,
});
const cards = [card(1, 'Семинар'), card(2, 'Приказ'), card(3, 'Справка')];

/** The rows of a list with what a controller does about them; `looked` gathers the tasks that were opened beside it. */
function Rows({ looked }: { looked: (number | undefined)[] }) {
  const dealing = useNewDealing(undefined, (task) => looked.push(task));
  const pick = (task: number) => document.querySelector<HTMLInputElement>(`[data-task="${task}"] input[type=checkbox]`)?.click();
  return (
    <DealingContext value={dealing}>
      <div role="presentation" onKeyDown={(event) => onRowKey(event, { pick, look: dealing.look })}>
        {cards.map((one) => <TaskRow key={one.id} task={one} today="2026-03-18" withLead />)}
      </div>
      <BulkBar dealing={dealing} />
    </DealingContext>
  );
}

const rows = async () => {
  const looked: (number | undefined)[] = [];
  return { ...(await show(<Rows looked={looked} />, { ...controller, rights: ['see_all', 'control'] })), looked };
};
const pick = (name: string) => screen.getByRole('checkbox', { name: `Выбрать: ${name}` });

it('several reports are accepted at once, each with the version that was seen', async () => {
  const sent = answerWith((one) => [200, makeTask({ id: Number(one.path.split('/')[4]), state: 'accepted' })]);
  const { user } = await rows();
  await user.click(pick('1.1 Семинар'));
  await user.click(pick('1.3 Справка'));
  await user.click(within(screen.getByRole('region', { name: 'Действия с выбранными' })).getByRole('button', { name: 'Принять' }));
  expect(await screen.findByText('Готово: 2 задачи')).toBeTruthy();
  expect(sent.map((one) => [one.path, one.headers['If-Match']])).toEqual([
    ['/api/v1/tasks/1/accept', '"11"'], ['/api/v1/tasks/3/accept', '"13"'],
  ]);
  expect(screen.queryByRole('region', { name: 'Действия с выбранными' })).toBeNull();
});

it('what the server refuses stays picked and is told with its reason, the others are done', async () => {
  answerWith((one) =>
    one.path.includes('/tasks/1/')
      ? problem('requirement_open', 409, 'Не хватает протокола.', 'Приложите его.')
      : [200, makeTask({ id: 2, state: 'accepted' })]);
  const { user } = await rows();
  await user.click(pick('1.1 Семинар'));
  await user.click(pick('1.2 Приказ'));
  await user.click(screen.getByRole('button', { name: 'Принять' }));
  const told = await screen.findByRole('dialog');
  expect(await within(told).findByText('Сделано 1 из 2')).toBeTruthy();
  expect(within(told).getByText(/Не хватает протокола\./)).toBeTruthy();
  await user.click(within(told).getByRole('button', { name: 'Закрыть' }));
  expect(await screen.findByText('Выбрано: 1 задача')).toBeTruthy();
});

it('a return asks for one reason for all', async () => {
  const sent = answerWith(() => [200, makeTask()]);
  const { user } = await rows();
  await user.click(pick('1.1 Семинар'));
  await user.click(pick('1.2 Приказ'));
  await user.click(screen.getByRole('button', { name: 'Вернуть на доработку' }));
  const asked = await screen.findByRole('dialog', { name: /Вернуть на доработку 2\sзадачи/ });
  await user.type(within(asked).getByRole('textbox'), 'Нет подписи');
  await user.click(within(asked).getByRole('button', { name: 'Вернуть на доработку' }));
  await waitFor(() => expect(sent.map((one) => one.body)).toEqual([{ reason: 'Нет подписи' }, { reason: 'Нет подписи' }]));
});

it('the rows are walked, picked and looked at by keyboard, in a Russian layout too', async () => {
  answerWith(() => [200, {}]);
  const { user, looked } = await rows();
  screen.getByRole('link', { name: /Семинар/ }).focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('Приказ');
  await user.keyboard('[KeyX]');
  expect(pick('1.2 Приказ')).toHaveProperty('checked', true);
  await user.keyboard('{ArrowRight}{ArrowUp}{ArrowUp}');
  expect(looked).toEqual([2]);
  expect(document.activeElement?.textContent, 'there is no row above the first').toContain('Семинар');
});
