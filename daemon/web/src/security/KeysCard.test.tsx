import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
import { KeysCard } from './KeysCard';

const secret = 'vekha_0123456789abcdef0123456789abcdef0123456789a';
const key = {
  id: 1, person: 2, name: 'выгрузка', scopes: ['read'], organization: null as number | null, open: true, made_at: '2026-02-02T07:00:00.000Z',
  expires_at: '2026-05-03T07:00:00.000Z', ended_at: null as string | null, used_at: null as string | null, used_from: '',
};

it('makes a key and shows its secret until it is kept', async () => {
  let items: object[] = [];
  const sent = answerWith(({ method, path, body }) => {
    if (path.endsWith('/units')) return [200, { items: [] }];
    if (method === 'GET') return [200, { items }];
    const { name, scopes } = body as { name: string; scopes: string[] };
    items = [{ ...key, name, scopes }];
    return [201, { ...key, name, scopes, secret }];
  });
  const { user } = await show(<KeysCard />);
  expect(await screen.findByText('Ключей нет.')).toBeTruthy();
  await user.type(screen.getByLabelText(/Для чего ключ/), 'отчёт');
  await user.click(screen.getByLabelText('Вести задачи'));
  await user.selectOptions(screen.getByLabelText('Срок'), '30');
  await user.click(screen.getByRole('button', { name: 'Сделать ключ' }));
  expect(await screen.findByText(secret)).toBeTruthy();
  expect(screen.getByText(`curl -H 'Authorization: Bearer ${secret}' ${window.location.origin}/api/v1/board`)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Скопировать: Ключ' }));
  expect(await navigator.clipboard.readText()).toBe(secret);
  await user.click(screen.getByRole('button', { name: 'Ключ сохранён' }));
  expect(screen.queryByText(secret)).toBeNull();
  expect(screen.getByText('Читать данные · Вести задачи')).toBeTruthy();
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'отчёт', scopes: ['read', 'act'], days: 30 });
});

it('gives no example that a key without reading could not run', async () => {
  answerWith(({ method }) => (method === 'GET' ? [200, { items: [] }] : [201, { ...key, scopes: ['act'], secret }]));
  const { user } = await show(<KeysCard />);
  await user.type(await screen.findByLabelText(/Для чего ключ/), 'отметки');
  await user.click(screen.getByLabelText('Читать данные'));
  expect(screen.getByRole('button', { name: 'Сделать ключ' }).hasAttribute('disabled')).toBe(true);
  await user.click(screen.getByLabelText('Вести задачи'));
  await user.click(screen.getByRole('button', { name: 'Сделать ключ' }));
  expect(await screen.findByText(secret)).toBeTruthy();
  expect(screen.queryByText(/curl/)).toBeNull();
});

it('ends a key once asked twice, and an ended one has no button', async () => {
  let one = { ...key, used_at: '2026-03-17T07:00:00.000Z' as string | null, used_from: '10.0.0.9' };
  const sent = answerWith(({ method, path }) => {
    if (path.endsWith('/units')) return [200, { items: [] }];
    if (method === 'GET') return [200, { items: [one] }];
    one = { ...one, open: false, ended_at: '2026-03-18T07:00:00.000Z' };
    return [200, one];
  });
  const { user } = await show(<KeysCard />);
  expect(await screen.findByText(/адрес 10\.0\.0\.9/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Завершить: выгрузка' }));
  const dialog = await screen.findByRole('dialog');
  expect(sent.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Завершить' }));
  expect(await screen.findByText('не действует')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Завершить: выгрузка' })).toBeNull();
  expect(sent.find(({ method }) => method === 'POST')).toMatchObject({ path: '/api/v1/tokens/end', body: { token: 1 } });
});

it('says why no key was made', async () => {
  answerWith(({ method }) => (method === 'GET' ? [200, { items: [] }] : problem('forbidden', 403, 'Ключей уже слишком много.')));
  const { user } = await show(<KeysCard />);
  await user.type(await screen.findByLabelText(/Для чего ключ/), 'ещё один');
  await user.click(screen.getByRole('button', { name: 'Сделать ключ' }));
  expect(await screen.findByText(/Ключей уже слишком много/)).toBeTruthy();
});

it('a key may be made for one organization, and the list says for which', async () => {
  const units = [{ id: 3, parent: null, kind: 'municipality', name: 'Район', active: true }, { id: 4, parent: 3, kind: 'school', name: 'Лицей', active: true }];
  let items: object[] = [];
  const sent = answerWith(({ method, path }) => {
    if (path.endsWith('/units')) return [200, { items: units }];
    if (method === 'GET') return [200, { items }];
    items = [{ ...key, organization: 4 }];
    return [201, { ...key, organization: 4, secret }];
  });
  const { user } = await show(<KeysCard />);
  await user.type(await screen.findByLabelText(/Для чего ключ/), 'выгрузка');
  await user.click(await screen.findByRole('textbox', { name: 'Для какой организации' }));
  await user.click(await screen.findByRole('option', { name: 'Район / Лицей' }));
  await user.click(screen.getByRole('button', { name: 'Сделать ключ' }));
  expect(await screen.findByText('только Район / Лицей')).toBeTruthy();
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'выгрузка', scopes: ['read'], days: 90, organization: 4 });
});
