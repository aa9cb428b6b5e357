import 'fake-indexeddb/auto';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { keepCsrf, whenSignedOut } from '../api/client';
import { makeQueryClient, sessionQuery, taskQuery } from '../api/queries';
import type { Me, Task } from '../api/types';
import { makeRouter } from '../app/router';
import { SpeechProvider } from '../i18n';
import { type Asked, type Office, openOffice, serverOf } from '../testing/office';
import { coordinator, makeTask, owner } from '../testing/samples';
import { takeAll } from './database';
import { forgetEverything } from './forget';
import { keepReadings, keptMilliseconds } from './kept';
import { noteReached } from './line';

const mine = makeTask({ steps: ['attach', 'submit'] });
const card = {
  id: 5, roadmap: 1, number: '1.1', title: mine.title, state: 'open', due: mine.due, due_at: mine.due_at, overdue: true, days_left: -3,
  lead: { id: 2, name: 'Иван Иванов' }, controller: 1, requirements: 2, requirements_missing: 2, version: 7,
};
const planned = { sequence: 1, at: '2026-01-10T06:00:00.000Z', actor: null, type: 'task_planned', payload: {}, hash: 'a' };
const count = (n: number) => ({ count: n, more: false });

interface World {
  me: Me | null;
  task: ReturnType<typeof serverOf>;
  gone: boolean;
}

/** An office whose pages are read by one person after another; what else they ask for is not there. */
function answerOf(world: World) {
  return (asked: Asked): [number, unknown] => {
    const path = asked.path.replace('/api/v1', '').split('?')[0] ?? '';
    if (path === '/session' && asked.method === 'DELETE') {
      world.me = null;
      return [204, undefined];
    }
    if (path === '/session' && world.me) return [200, world.me];
    if (!world.me || world.gone) return [401, { code: 'unauthenticated', status: 401, detail: 'Вы не вошли.', where: '', mend: '' }];
    if (path === '/board') return [200, { today: '2026-03-18', overdue: count(1), to_accept: count(0), upcoming: count(0), suspended: count(0), closed: count(0) }];
    if (path === '/tasks') return [200, { items: asked.path.includes('overdue') ? [card] : [], next: null, today: '2026-03-18' }];
    if (path.endsWith('/journal')) return [200, { items: [planned] }];
    if (path.startsWith('/tasks/5')) return world.task.answer(asked);
    return [404, { code: 'not_found', status: 404, detail: 'Нет такого.', where: '', mend: '' }];
  };
}

let world: World;
let office: Office;
let stop: () => void = () => undefined;

beforeEach(() => {
  world = { me: owner, task: serverOf(mine), gone: false };
  office = openOffice(answerOf(world));
});
afterEach(async () => {
  stop();
  await forgetEverything();
  vi.unstubAllGlobals();
  noteReached();
});

/** The page as a browser opens it: nothing in memory, what the device keeps is there. */
async function openPage(at: string) {
  stop();
  cleanup();
  keepCsrf('');
  const queries = makeQueryClient();
  stop = keepReadings(queries);
  whenSignedOut(() => queries.setQueryData(sessionQuery.queryKey, null));
  const router = makeRouter(createMemoryHistory({ initialEntries: [at] }));
  await router.load();
  render(
    <MantineProvider env="test">
      <SpeechProvider>
        <QueryClientProvider client={queries}>
          <Notifications />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </SpeechProvider>
    </MantineProvider>,
  );
  return { queries, user: userEvent.setup({ delay: null }) };
}

const title = () => screen.findByRole('heading', { level: 1, name: mine.title }, { timeout: 10_000 });
const kept = async (what: string) => (await takeAll('kept')).filter((one) => one.key.includes(what));

it('what was read opens without the server and says when it was', async () => {
  await openPage('/');
  await screen.findByText(mine.title);
  await openPage('/tasks/5');
  await title();
  await waitFor(async () => expect([...(await kept('"task"')), ...(await kept('"board"')), ...(await kept('"journal"'))]).toHaveLength(3));
  office.cut = true;
  await openPage('/tasks/5');
  await title();
  expect(await screen.findByText('Задача поставлена на контроль')).toBeTruthy();
  expect(await screen.findByText(/^Сохранено в \d\d:\d\d, связи нет$/)).toBeTruthy();
  await openPage('/');
  await screen.findByText(mine.title, undefined, { timeout: 10_000 });
});

it('once the server is back it is read anew and the note goes', async () => {
  await openPage('/tasks/5');
  await title();
  await waitFor(async () => expect(await kept('"task"')).toHaveLength(1));
  office.cut = true;
  const { user } = await openPage('/tasks/5');
  await title();
  world.task.change({ title: 'Назначение нового координатора' });
  office.cut = false;
  await user.click(await screen.findByRole('button', { name: 'Проверить связь' }));
  await screen.findByRole('heading', { level: 1, name: 'Назначение нового координатора' });
  await waitFor(() => expect(screen.queryByText(/связи нет/)).toBeNull());
});

it('a report written without the server waits, can be taken back, and goes when the line is there', async () => {
  const { user } = await openPage('/tasks/5');
  await title();
  await screen.findByRole('status', { name: 'Связь и обновления' });
  office.cut = true;
  await user.type(screen.getByRole('textbox', { name: 'Что сделано' }), 'Приказ издан');
  await user.click(screen.getByRole('button', { name: 'Сдать отчёт' }));
  await screen.findByRole('heading', { name: 'Ждёт связи' });
  expect(screen.queryByRole('button', { name: 'Сдать отчёт' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Забрать' }));
  expect(await screen.findByDisplayValue('Приказ издан')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Сдать отчёт' }));
  await screen.findByRole('heading', { name: 'Ждёт связи' });

  // The browser was closed and is opened again, still without the server.
  const again = await openPage('/tasks/5');
  await screen.findByRole('heading', { name: 'Ждёт связи' }, { timeout: 10_000 });
  expect(world.task.task().submissions).toEqual([]);
  office.cut = false;
  await again.user.click(await screen.findByRole('button', { name: 'Проверить связь' }));
  await screen.findByText(/^Отправлено: /);
  expect(world.task.task().submissions).toMatchObject([{ words: 'Приказ издан' }]);
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Ждёт связи' })).toBeNull());
});

it('a file chosen without the server waits beside the report', async () => {
  const { user } = await openPage('/tasks/5');
  await title();
  await screen.findByRole('status', { name: 'Связь и обновления' });
  office.cut = true;
  await user.upload(screen.getByLabelText('Выбрать файлы', { selector: 'input' }), new File(['Приказ № 17'], 'Приказ.txt'));
  await screen.findByText(/^Приказ\.txt, \d+/);
  await user.type(screen.getByRole('textbox', { name: 'Что сделано' }), 'Приказ издан');
  await user.click(screen.getByRole('button', { name: 'Сдать отчёт' }));
  await screen.findByText(/Уйдёт само/);
  office.cut = false;
  await user.click(await screen.findByRole('button', { name: 'Проверить связь' }));
  await screen.findByText(/^Отправлено: /);
  expect(world.task.task()).toMatchObject({ evidence: [{ title: 'Приказ.txt' }], submissions: [{ words: 'Приказ издан' }] });
});

it('nothing stays after sign-out, and what waits is asked about first', async () => {
  const { user } = await openPage('/tasks/5');
  await title();
  await screen.findByRole('status', { name: 'Связь и обновления' });
  office.cut = true;
  await user.type(screen.getByRole('textbox', { name: 'Что сделано' }), 'Приказ издан');
  await user.click(screen.getByRole('button', { name: 'Сдать отчёт' }));
  await screen.findByRole('heading', { name: 'Ждёт связи' });
  await user.click(screen.getByRole('button', { name: /Учётная запись/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Выйти' }));
  await user.click(await screen.findByRole('button', { name: 'Выйти и удалить' }));
  await screen.findByRole('heading', { name: 'Веха' });
  await waitFor(async () => expect([...(await takeAll('kept')), ...(await takeAll('handins')), ...(await takeAll('papers'))]).toEqual([]));

  // The session itself ends with the first word to the server.
  expect(world.me).not.toBeNull();
  office.cut = false;
  await openPage('/');
  await screen.findByRole('heading', { name: 'Веха' });
  expect(world.me).toBeNull();
});

it('a session that ended takes what was read with it', async () => {
  const { queries } = await openPage('/tasks/5');
  await title();
  await waitFor(async () => expect(await kept('')).not.toEqual([]));
  world.gone = true;
  await queries.refetchQueries({ queryKey: taskQuery(5).queryKey });
  await waitFor(async () => expect(await takeAll('kept')).toEqual([]));
});

it('the next person finds nothing of the one before', async () => {
  await openPage('/tasks/5');
  await title();
  await waitFor(async () => expect(await kept('"task"')).toHaveLength(1));
  world.me = { ...owner, person: { ...coordinator, id: 9 }, rights: [] };
  world.task.change({ controller: null });
  await openPage('/');
  await screen.findByText(mine.title);
  await waitFor(async () => expect(await kept('"task"')).toEqual([]));
  office.cut = true;
  await openPage('/tasks/5');
  expect(await screen.findByText('Нет связи с сервером', undefined, { timeout: 10_000 })).toBeTruthy();
  expect(screen.queryByRole('heading', { level: 1, name: mine.title })).toBeNull();
});

it("keeps no token of a session and none of other people's tasks", async () => {
  const others: Task = makeTask({ controller: null, assignments: [{ person: { id: 3, name: 'Пётр' }, role: 'lead', party: '' }] });
  world.task = serverOf(others);
  world.me = { ...owner, person: coordinator, rights: ['see_all'], csrf: 'secret-of-a-session' };
  await openPage('/tasks/5');
  await title();
  await waitFor(async () => expect(await kept('session')).toHaveLength(1));
  expect(JSON.stringify(await takeAll('kept'))).not.toContain('secret-of-a-session');
  expect(await kept('"task"')).toEqual([]);
});

it('what is older than a week is not shown any more', async () => {
  await openPage('/tasks/5');
  await title();
  await waitFor(async () => expect(await kept('"task"')).toHaveLength(1));
  office.cut = true;
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + keptMilliseconds + 1);
  await openPage('/tasks/5');
  expect(await screen.findByText('Нет связи с сервером', undefined, { timeout: 10_000 })).toBeTruthy();
  expect(screen.queryByText(mine.title)).toBeNull();
});
