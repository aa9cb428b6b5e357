import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { Unit } from '../api/types';
import { answerWith, problem, show } from '../testing/render';
import { controller } from '../testing/samples';
import { UnitsPage } from './UnitsPage';

const keeper = { ...controller, rights: [...controller.rights, 'keep_units' as const] };
const office: Unit[] = [
  { id: 1, parent: null, kind: 'region', name: 'Область', active: true },
  { id: 2, parent: 1, kind: 'municipality', name: 'Бета', active: true },
  { id: 3, parent: 2, kind: 'school', name: 'Лицей № 2', active: true },
  { id: 4, parent: 1, kind: 'school', name: 'Старая школа', active: false },
];
const line = (name: RegExp) => screen.findByRole('treeitem', { name });

it('is walked by arrows with one stop of Tab', async () => {
  answerWith(() => [200, { items: office }]);
  const { user } = await show(<UnitsPage />, keeper);
  (await line(/Область/)).focus();
  await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
  const lyceum = await line(/Лицей/);
  expect(document.activeElement).toBe(lyceum);
  expect(lyceum.getAttribute('aria-level')).toBe('3');
  expect(document.querySelectorAll('[role=treeitem][tabindex="0"]')).toHaveLength(1);
  expect(screen.getByText('Область / Бета / Лицей № 2')).toBeTruthy();
});

it('finds by name and keeps closed ones behind a switch', async () => {
  answerWith(() => [200, { items: office }]);
  const { user } = await show(<UnitsPage />, keeper);
  await user.type(await screen.findByLabelText('Найти по названию'), 'лицей');
  await line(/Лицей/);
  await user.clear(screen.getByLabelText('Найти по названию'));
  expect(screen.queryByText('Старая школа')).toBeNull();
  await user.click(screen.getByLabelText('Показать закрытые'));
  expect((await line(/Старая школа.*закрыта/)).hasAttribute('data-closed')).toBe(true);
});

it('adds below what is picked and shows it', async () => {
  const items = [...office];
  const sent = answerWith(({ method }) => {
    if (method === 'GET') return [200, { items }];
    const added: Unit = { id: 9, parent: 2, kind: 'school', name: 'Гимназия № 1', active: true };
    items.push(added);
    return [201, added];
  });
  const { user } = await show(<UnitsPage />, keeper);
  await user.click(await line(/Бета/));
  await user.click(screen.getByRole('button', { name: 'Добавить внутрь' }));
  await user.type(await screen.findByLabelText(/Название/), 'Гимназия № 1');
  await user.click(screen.getByRole('button', { name: 'Добавить' }));
  expect((await line(/Гимназия/)).getAttribute('aria-selected')).toBe('true');
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ kind: 'school', name: 'Гимназия № 1', parent: 2 });
});

it('tells in the words of the server why it was not closed', async () => {
  const sent = answerWith(({ method }) => (method === 'GET' ? [200, { items: office }]
    : problem('wrong_state', 409, 'В ней есть действующая организация «Лицей № 2».', 'Сначала закройте или перенесите её.')));
  const { user } = await show(<UnitsPage />, keeper);
  await user.click(await line(/Бета/));
  await user.click(screen.getByRole('button', { name: 'Закрыть' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/действующая организация «Лицей № 2».*Сначала закройте/);
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ path: '/api/v1/units/2', body: { active: false } }));
});

it('says what it is for where there is nothing', async () => {
  answerWith(() => [200, { items: [] }]);
  await show(<UnitsPage />, keeper);
  expect(await screen.findByText(/Дерево нужно, если/)).toBeTruthy();
});

it('is not shown to whoever keeps no organizations', async () => {
  answerWith(() => [200, { items: office }]);
  await show(<UnitsPage />);
  expect(await screen.findByText('Для этой страницы у вас нет прав')).toBeTruthy();
});

it('goes on with the organization above when one is closed, the focus too', async () => {
  const items = [...office];
  answerWith(({ method }) => {
    if (method === 'GET') return [200, { items }];
    const closed: Unit = { id: 2, parent: 1, kind: 'municipality', name: 'Бета', active: false };
    items[1] = closed;
    return [200, closed];
  });
  const { user } = await show(<UnitsPage />, keeper);
  await user.click(await line(/Бета/));
  await user.click(screen.getByRole('button', { name: 'Закрыть' }));
  await screen.findByText('«Бета» закрыт');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('treeitem', { name: /Область/, selected: true })));
});

it('asks for the same organization twice as one request', async () => {
  const sent = answerWith(({ method }) => (method === 'GET' ? [200, { items: office }] : problem('unavailable', 503, 'Не получилось.')));
  const { user } = await show(<UnitsPage />, keeper);
  await user.click(await screen.findByRole('button', { name: 'Добавить на верхний уровень' }));
  const name = await screen.findByLabelText(/Название/);
  const press = async (times: number) => {
    await user.click(screen.getByRole('button', { name: 'Добавить' }));
    await waitFor(() => expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(times));
    await screen.findByRole('alert');
  };
  await user.type(name, 'Гамма');
  await press(1);
  await press(2);
  await user.type(name, ' новая');
  await press(3);
  const [first, second, third] = sent.filter(({ method }) => method === 'POST').map(({ headers }) => headers['Idempotency-Key']);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});
