import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { Policy } from '../../api/types';
import { answerWith, problem, type Sent, show } from '../../testing/render';
import { controller } from '../../testing/samples';
import { PoliciesPage } from './PoliciesPage';

const coordinator = { ...controller, rights: [...controller.rights, 'choose_ladder' as const] };
const usual: Policy = {
  name: 'По умолчанию', own: true, announce: ['lead', 'contributors'],
  rungs: [
    { id: 'late+1', offset: 1, at: '09:00', audience: ['lead', 'controller'], urgent: true },
    { id: 'T-10', offset: -10, at: '09:00', audience: ['lead'], urgent: false },
    { id: 'T0', offset: 0, at: '09:00', audience: ['lead'], urgent: false },
  ],
  acceptance: [{ id: 'accept-1', offset: -1, at: '10:00', audience: ['controller'], urgent: false }],
  weekly: { day: 'monday', at: '09:00', audience: ['head'], most: 4 }, slip_digest: null,
};
const strict: Policy = { ...usual, name: 'Строгая', own: false, rungs: [], acceptance: [], weekly: null };
const plan = {
  id: 1, title: 'План мероприятий', organization: '', approval_number: '', approval_date: null, period: { first: null, last: null },
  controller: null, imported_by: null, imported_at: '2026-02-02T07:00:00.000Z', source_name: '', policy: '', edition: 1, unit: null,
};
const words = (messages: number) => ({ words: `Веха отправит ${messages} сообщений.`, messages, by_audience: [], items: [] });
function office(more: (sent: Sent) => [number, unknown] | undefined = () => undefined) {
  return answerWith((sent) => {
    const own = more(sent);
    if (own) return own;
    if (sent.method === 'PUT') return [200, { tasks: 5 }];
    if (sent.path.includes('/policies')) return [200, { items: [usual, strict] }];
    if (sent.path.includes('/rehearsal')) return [200, words(sent.path.includes('policy=') ? 14 : 9)];
    if (sent.path.endsWith('/roadmaps')) return [200, { items: [plan] }];
    if (sent.path.includes('/roadmaps/')) return [200, { roadmap: plan, items: [{ id: 1, item: { section: 'Кадры' } }] }];
    return [200, { items: [], next: null }];
  });
}

it('reads a ladder out in the order in which it comes', async () => {
  office();
  await show(<PoliciesPage />, coordinator);
  const card = await screen.findByRole('region', { name: 'По умолчанию' });
  const rows = within(card).getAllByRole('row').map((row) => row.textContent?.replaceAll('\u00a0', ' '));
  expect(rows).toEqual([
    'за 10 рабочих дней до срока, в 09:00ответственный исполнитель',
    'в день срока, в 09:00ответственный исполнитель',
    'через 1 рабочий день после срока, в 09:00 · срочноответственный исполнитель, контролёр',
    'за 1 рабочий день до срока приёмки, в 10:00контролёр',
  ]);
  expect(card.textContent).toMatch(/по понедельникам в 09:00, не больше 4.раз: руководитель/);
  expect(card.textContent).toMatch(/Дорожные карты: «План мероприятий»/);
});

it('changes the rules of a section for a reason', async () => {
  const sent = office();
  const { user } = await show(<PoliciesPage />, coordinator);
  await user.click(await screen.findByRole('button', { name: 'Сменить правила: «План мероприятий»' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('Веха отправит 9 сообщений.');
  await user.selectOptions(await dialog.findByLabelText('Для чего'), 'Раздел «Кадры»');
  await user.selectOptions(dialog.getByLabelText('Правила'), 'Строгая');
  await user.type(dialog.getByLabelText(/Основание/), 'приказ № 5');
  await user.click(dialog.getByRole('button', { name: 'Сменить правила' }));
  await screen.findByText('Правила сменились у: 5 задач.');
  expect(sent.find(({ method }) => method === 'PUT')).toMatchObject({
    path: '/api/v1/roadmaps/1/policy', body: { policy: 'Строгая', section: 'Кадры', reason: 'приказ № 5' },
  });
});

it('keeps what was typed when the server refuses', async () => {
  office(({ method }) => (method === 'PUT' ? problem('forbidden', 403, 'Лестницу напоминаний выбирает координатор дорожной карты.') : undefined));
  const { user } = await show(<PoliciesPage />, coordinator);
  await user.click(await screen.findByRole('button', { name: 'Сменить правила: «План мероприятий»' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText(/Основание/), 'приказ');
  await user.click(dialog.getByRole('button', { name: 'Сменить правила' }));
  expect((await dialog.findByRole('alert')).textContent).toMatch(/выбирает координатор/);
  expect((dialog.getByLabelText(/Основание/) as HTMLInputElement).value).toBe('приказ');
});

it('offers no change to those who may not choose', async () => {
  office();
  await show(<PoliciesPage />);
  await screen.findByRole('region', { name: 'Строгая' });
  expect(screen.queryByRole('button', { name: /Сменить правила/ })).toBeNull();
});
