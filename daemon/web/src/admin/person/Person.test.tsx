import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, type Sent, show } from '../../testing/render';
import { controller, coordinator, executor } from '../../testing/samples';
import { OnePerson } from './PersonPage';

const administrator = {
  ...controller,
  rights: [...controller.rights, 'keep_person' as const, 'passwords' as const, 'personal_data' as const, 'hand_over' as const],
};
const nothing = { tasks: { count: 0, items: [] }, rows: { count: 0, items: [] }, roadmaps: [], parties: [], groups: [], acting: [] };
const held = { ...nothing, tasks: { count: 3, items: [] }, parties: ['Методист'] };
function office(more: (sent: Sent) => [number, unknown] | undefined = () => undefined) {
  return answerWith((sent) => {
    const own = more(sent);
    if (own) return own;
    if (sent.method !== 'GET') return [204, undefined];
    if (sent.path.endsWith('/held')) return [200, held];
    return [200, { items: sent.path.endsWith('/people') ? [coordinator, executor] : [] }];
  });
}
const done = (sent: Sent[]) => sent.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => ({ method, path, body }));
const dialog = async () => within(await screen.findByRole('dialog'));

it('resets the second factor only after a question that names the person', async () => {
  const sent = office();
  const { user } = await show(<OnePerson id={2} />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Сбросить второй фактор' }));
  const ask = await dialog();
  expect(ask.getByText(/для «Иван Иванов»/)).toBeTruthy();
  expect(done(sent)).toEqual([]);
  await user.click(ask.getByRole('button', { name: 'Сбросить второй фактор' }));
  await screen.findByText('Второй фактор сброшен');
  expect(done(sent)[0]?.path).toBe('/api/v1/people/2/second-factor/reset');
});

it('sets a password, and keeps what was typed where it is refused', async () => {
  office(({ method }) => (method === 'PUT' ? problem('invalid_input', 400, 'Слишком простой пароль.') : undefined));
  const { user } = await show(<OnePerson id={2} />, administrator);
  const field = await screen.findByLabelText('Новый пароль');
  await user.type(field, 'иванов12345');
  await user.click(screen.getByRole('button', { name: 'Задать пароль' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Слишком простой/);
  expect((field as HTMLInputElement).value).toBe('иванов12345');
});

it('hands everything over to another; pressed again after a lost answer it is the same request', async () => {
  let lost = true;
  const sent = office(({ path }) => {
    if (!path.endsWith('/handover')) return undefined;
    if (lost) {
      lost = false;
      return problem('unavailable', 503, 'Не получилось.');
    }
    return [200, { tasks: 3, rows: 0, roadmaps: 0, parties: 1, groups: 0, left_count: 1, left: [{ task: 7, reason: 'Стал бы сам себе контролёром.' }] }];
  });
  const { user } = await show(<OnePerson id={2} />, administrator);
  const card = within(await screen.findByRole('region', { name: 'Что за человеком числится' }));
  await card.findByText(/Открытых: 3/);
  await user.click(card.getByRole('textbox', { name: 'Кому' }));
  await user.click(await screen.findByRole('option', { name: 'Анна Петрова (petrova)' }));
  await user.type(card.getByLabelText(/Основание/), 'приказ № 8');
  const press = () => user.click(card.getByRole('button', { name: 'Передать всё другому' }));
  await press();
  await card.findByText('Не получилось.');
  await press();
  await card.findByText(/Передано: 3.задачи/);
  expect(card.getByText(/сам себе контролёром/)).toBeTruthy();
  const asked = sent.filter(({ path }) => path.endsWith('/handover'));
  expect(asked[0]?.body).toEqual({ to: 'petrova', reason: 'приказ № 8', groups: true });
  expect(asked[0]?.headers['Idempotency-Key']).toBeTruthy();
  expect(asked[1]?.headers['Idempotency-Key']).toBe(asked[0]?.headers['Idempotency-Key']);
});

it('erases only who is named by login', async () => {
  const sent = office(({ path }) => (path.endsWith('/erasure') ? [200, { name: 'Сотрудник № 2', entries: 12 }] : undefined));
  const { user } = await show(<OnePerson id={2} />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Обезличить' }));
  const ask = await dialog();
  const button = ask.getByRole<HTMLButtonElement>('button', { name: 'Обезличить' });
  await user.type(ask.getByLabelText(/наберите логин: ivanov/), 'petrova');
  expect(button.disabled).toBe(true);
  await user.clear(ask.getByLabelText(/наберите логин/));
  await user.type(ask.getByLabelText(/наберите логин/), 'ivanov');
  await user.click(button);
  await screen.findByText('Теперь это «Сотрудник № 2». Вычищено записей журнала: 12.');
  expect(done(sent)[0]).toMatchObject({ path: '/api/v1/people/2/erasure', body: { login: 'ivanov' } });
});

it('notes that somebody has left, and how much waits for another', async () => {
  const sent = office(({ method }) => (method === 'POST' ? [200, { ...executor, active: false, to_hand_over: 3 }] : undefined));
  const { user } = await show(<OnePerson id={2} />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Больше не работает' }));
  await user.click((await dialog()).getByRole('button', { name: 'Больше не работает' }));
  await screen.findByText(/Осталось передать: 3.задачи/);
  expect(done(sent)[0]?.body).toEqual({ login: 'ivanov', name: 'Иван Иванов', active: false });
});

it('changes facts and duties', async () => {
  const sent = office(({ method }) => (method === 'POST' ? [200, executor] : undefined));
  const { user } = await show(<OnePerson id={2} />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Изменить' }));
  const form = await dialog();
  await user.clear(form.getByLabelText('Должность'));
  await user.type(form.getByLabelText('Должность'), 'завуч');
  await user.click(form.getByLabelText('наблюдатель'));
  await user.click(form.getByRole('button', { name: 'Сохранить' }));
  await screen.findByText('Сохранено');
  expect(done(sent)[0]?.body).toEqual({
    login: 'ivanov', name: 'Иван Иванов', position: 'завуч', department: 'Методический центр', email: 'ivanov@example.org', language: 'ru',
    duties: ['executor', 'observer'],
  });
});

it('shows a coordinator neither passwords nor personal data', async () => {
  office();
  await show(<OnePerson id={2} />);
  await screen.findByRole('region', { name: 'Что за человеком числится' });
  expect(screen.queryByLabelText('Новый пароль')).toBeNull();
  expect(screen.queryByText('Персональные данные')).toBeNull();
});
