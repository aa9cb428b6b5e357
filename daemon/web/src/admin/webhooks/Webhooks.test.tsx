import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, type Sent, show } from '../../testing/render';
import { controller } from '../../testing/samples';
import { WebhooksPage } from './WebhooksPage';

const administrator = { ...controller, rights: [...controller.rights, 'see_settings' as const, 'administer' as const] };
const sed = {
  id: 3, name: 'СЭД', address: 'https://sed.example.org/', types: ['task.accepted'], version: 1, active: true, made_by: { id: 7, name: 'Сизов' },
  made_at: '2026-02-02T07:00:00.000Z', old_secret_until: null, trouble: 'letters_dead',
};
const letter = {
  id: 'evt_1_12', sequence: 12, type: 'task.accepted', state: 'dead', attempts: 9, made_at: '2026-02-02T07:00:00.000Z', next_try_at: null,
  settled_at: null, outcome: 'server_error', code: 500, body: '{"type":"task.accepted"}',
};
function systems(more: (sent: Sent) => [number, unknown] | undefined = () => undefined, items: unknown[] = [sed]) {
  return answerWith((sent) => more(sent) ?? [200, { items: sent.path.includes('/letters') ? [letter] : items, next: null }]);
}

it('adds one and shows its secret until it is kept', async () => {
  const sent = systems(({ method }) => (method === 'POST' ? [201, { ...sed, secret: 'whsec_тайна' }] : undefined), []);
  const { user } = await show(<WebhooksPage />, administrator);
  await screen.findByText('Вебхуков пока нет');
  await user.click(screen.getByRole('button', { name: 'Добавить вебхук' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText(/Название/), 'СЭД');
  await user.type(dialog.getByLabelText(/Адрес/), 'sed.example.org/');
  await user.click(dialog.getByRole('button', { name: 'Добавить вебхук' }));
  await screen.findByText('whsec_тайна');
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'СЭД', address: 'https://sed.example.org/', types: [], active: true });
  await user.click(screen.getByRole('button', { name: 'Секрет записан' }));
  expect(screen.queryByText('whsec_тайна')).toBeNull();
});

it('tests one and says how it went', async () => {
  systems(({ method }) => (method === 'POST' ? [200, { id: 'test_1', taken: false, outcome: 'unreachable', code: null }] : undefined));
  const { user } = await show(<WebhooksPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Проверить' }));
  expect((await screen.findByRole('status')).textContent).toBe('Проверка не прошла: нет связи.');
});

it('stops one and sends all the rest of it as it was', async () => {
  const sent = systems(({ method }) => (method === 'PUT' ? [200, { ...sed, active: false }] : undefined));
  const { user } = await show(<WebhooksPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Остановить' }));
  await screen.findByRole('button', { name: 'Проверить' });
  expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ name: sed.name, address: sed.address, types: sed.types, active: false });
});

it('asks before it removes, and tells a refusal', async () => {
  const sent = systems(({ method }) => (method === 'DELETE' ? problem('not_found', 404, 'Такого получателя нет.') : undefined));
  const { user } = await show(<WebhooksPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Удалить' }));
  expect(sent.some(({ method }) => method === 'DELETE')).toBe(false);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Удалить' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Такого получателя нет/);
});

it('sends a dead letter again from the list', async () => {
  const sent = systems(({ method }) => (method === 'POST' ? [200, { replayed: 1 }] : undefined));
  const { user } = await show(<WebhooksPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Письма' }));
  const row = within(await screen.findByRole('article', { name: 'evt_1_12' }));
  expect(row.getByText(/9.попыток · сбой у получателя · 500/)).toBeTruthy();
  await user.click(row.getByRole('button', { name: 'Послать ещё раз: evt_1_12' }));
  expect(await screen.findByText('Поставлено в очередь: 1 письмо.')).toBeTruthy();
  expect(sent.find(({ method }) => method === 'POST')?.path).toBe('/api/v1/webhooks/3/letters/12/replay');
});

it('lets an auditor read and change nothing', async () => {
  systems();
  await show(<WebhooksPage />, { ...controller, rights: ['see_all', 'see_settings'] });
  await screen.findByRole('button', { name: 'Письма' });
  expect(screen.queryByRole('button', { name: 'Проверить' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Добавить вебхук' })).toBeNull();
});
