import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { Rehearsal, WeakSpots } from '../api/types';
import { answerWith, problem, show } from '../testing/render';
import { controller, makeTask, owner } from '../testing/samples';
import { Ahead } from './RehearsalPage';
import { WeakSpotsCard } from './WeakSpotsCard';

const words = 'С 23 марта 2026 по 29 марта 2026 г. Веха отправит 1 сообщение.';
const played: Rehearsal = {
  from: '2026-03-23', to: '2026-03-29', words, tasks: 1, messages: 1, lines: 1, by_kind: [], by_audience: [], by_day_and_person: [],
  items: [{
    at: '2026-03-23T06:00:00.000Z', person: { id: 3, name: 'Анна' }, channel: 'smtp', subject: 'Напоминание', audience: 'lead',
    lines: [{
      task: 5, number: '1.2', title: 'Семинар', roadmap: 1, rung: 'T-3', kind: 'reminder', reason: 'Напоминание за 3 рабочих дня до срока.',
      audience: 'lead', in_place_of: null, due: '2026-03-26', due_rule: 'Прочитано так.',
    }],
  }],
};
const controls = { ...controller, rights: ['see_all' as const, 'control' as const] };

it('who gets what and why, by day', async () => {
  answerWith(() => [200, played]);
  await show(<Ahead days={undefined} roadmap={undefined} />, { ...owner, rights: ['see_all'] });
  expect((await screen.findByTestId('rehearsal-words')).textContent).toBe(words);
  const day = screen.getByRole('region', { name: /^23 марта 2026/ });
  expect(day.textContent).toContain('понедельник');
  expect(day.textContent).toContain('Анна');
  expect(day.textContent).toContain('за 3 рабочих дня');
  expect(screen.queryByRole('button', { name: /Изменить/ }), 'only who controls changes it').toBeNull();
});

it('a reminder is skipped before it goes out, on the task as it is now, with a reason', async () => {
  const sent = answerWith(({ path, method }) => [200, path.includes('/rehearsal') ? played : makeTask({ id: 5, version: method === 'GET' ? 7 : 8 })]);
  const { user } = await show(<Ahead days={['2026-03-18', '2026-04-17']} roadmap={2} />, controls);
  await user.click(await screen.findByRole('button', { name: 'Изменить напоминание: 1.2 Семинар' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Не отправлять' }));
  expect(await screen.findByText(/Анна не получит/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Сохранить' })).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: 'Почему' }), 'Уже договорились');
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  await waitFor(() => expect(sent.find((one) => one.method === 'POST')).toMatchObject({
    path: '/api/v1/tasks/5/rung-edits', headers: { 'If-Match': '"7"' }, body: { kind: 'skip', rung: 'T-3', person: 3, words: 'Уже договорились' },
  }));
  expect(sent[0]?.path).toBe('/api/v1/rehearsal?from=2026-03-18&to=2026-04-17&roadmap=2');
});

it('what the server refuses stands in the dialog, and the words stay', async () => {
  answerWith(({ path, method }) => {
    if (method === 'POST') return problem('wrong_state', 409, 'Эта ступень уже сработала.');
    return [200, path.includes('/rehearsal') ? played : makeTask({ id: 5 })];
  });
  const { user } = await show(<Ahead days={undefined} roadmap={undefined} />, controls);
  await user.click(await screen.findByRole('button', { name: /Изменить напоминание/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Приписать от себя' }));
  await user.type(await screen.findByRole('textbox', { name: 'Что приписать' }), 'Жду до пятницы');
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  expect(await screen.findByText('Эта ступень уже сработала.')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Что приписать' })).toHaveProperty('value', 'Жду до пятницы');
});

it('weak spots say what is wrong and what to do', async () => {
  const spots: WeakSpots = {
    tasks: 2, counts: [{ kind: 'no_lead', heading: 'Задачи без ответственного', count: 3 }],
    items: [{ kind: 'no_lead', place: '1.2 Семинар', reason: 'Никому не напомнят.', mend: 'Назначьте ответственного.', task: 5, person: null, roadmap: null, tasks: 1 }],
  };
  answerWith(() => [200, spots]);
  await show(<WeakSpotsCard />);
  expect((await screen.findByRole('link', { name: '1.2 Семинар' })).getAttribute('href')).toBe('/tasks/5');
  expect(screen.getByText(/Назначьте ответственного/)).toBeTruthy();
  expect(screen.getByText(/и ещё 2/)).toBeTruthy();
});
