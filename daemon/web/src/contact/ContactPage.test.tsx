import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { Contact } from '../api/types';
import { answerWith, problem, show } from '../testing/render';
import { controller } from '../testing/samples';
import { ContactPage } from './ContactPage';

const contact: Contact = {
  person: { id: controller.person.id, name: controller.person.name },
  addresses: [
    { kind: 'email', address: 'irina@example.org', standing: 'refused', at: '2026-03-18T06:00:00.000Z', reason: 'bounce' },
    { kind: 'telegram', address: '', standing: 'unproved', at: null, reason: '' },
    { kind: 'max', address: '', standing: 'unproved', at: null, reason: '' },
  ],
  channels: [], channels_in_use: ['smtp', 'telegram'], order: ['smtp'], hours: null,
  organization_hours: { from: '08:30', to: '17:30', any_time: false }, language: 'ru', declined: [],
};
const path = `/api/v1/people/${controller.person.id}`;

it('a messenger is linked by a code that is said once, where the organization has that channel', async () => {
  const sent = answerWith((one) => (one.method === 'POST'
    ? [201, { code: 'K7abc', link: 'https://t.me/vekha_bot?start=K7abc', expires_at: '2026-03-18T09:30:00.000Z' }] : [200, contact]));
  const { user } = await show(<ContactPage />);
  expect(await screen.findByText('не принимает сообщений')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Привязать MAX' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Привязать Telegram' }));
  expect(await screen.findByText('/start K7abc')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Открыть бота' }).getAttribute('href')).toBe('https://t.me/vekha_bot?start=K7abc');
  expect(sent.at(-1)).toMatchObject({ path: `${path}/link-codes`, body: { kind: 'telegram' } });
});

it('a new mail address counts once its code comes back', async () => {
  const sent = answerWith((one) => {
    if (one.path.endsWith('/confirm')) return [200, { ...contact, addresses: [{ ...contact.addresses[0], address: 'new@example.org', standing: 'confirmed' }] }];
    return one.method === 'POST' ? [202, { address: 'new@example.org', expires_at: '2026-03-18T09:30:00.000Z' }] : [200, contact];
  });
  const { user } = await show(<ContactPage />);
  await user.type(await screen.findByRole('textbox', { name: /Новый адрес почты/ }), 'new@example.org');
  await user.click(screen.getByRole('button', { name: 'Прислать код' }));
  await user.type(await screen.findByRole('textbox', { name: /Код из письма на new@example.org/ }), '123456');
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }));
  expect(await screen.findByText('подтверждён')).toBeTruthy();
  expect(sent.filter((one) => one.method === 'POST').map((one) => one.body)).toEqual([{ address: 'new@example.org' }, { code: '123456' }]);
});

it('the order, the hours and what not to be told are saved together, and a refusal is shown', async () => {
  let refuse = true;
  const sent = answerWith((one) => {
    if (one.method !== 'PUT') return [200, contact];
    return refuse ? problem('invalid_input', 400, 'Часы кончаются раньше, чем начинаются.') : [200, { ...contact, channels: ['telegram'] }];
  });
  const { user } = await show(<ContactPage />);
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Сначала писать в' }), 'telegram');
  await user.click(screen.getByRole('checkbox', { name: 'сводку просроченного' }));
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  expect(await screen.findByText(/Часы кончаются раньше/)).toBeTruthy();
  refuse = false;
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  await waitFor(() => expect(sent.filter((one) => one.method === 'PUT')).toHaveLength(2));
  expect(sent.filter((one) => one.method === 'PUT').at(-1)?.body).toEqual({ channels: ['telegram'], language: 'ru', declined: ['slip'] });
});
