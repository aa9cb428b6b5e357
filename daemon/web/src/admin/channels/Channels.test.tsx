import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, type Sent, show } from '../../testing/render';
import { controller, coordinator, executor } from '../../testing/samples';
import { ChannelsPage } from './ChannelsPage';

const step = { person: null, channel: 'smtp', code: 0, task: null, delivery: 9, by: null, reason: 'sent' };
const before = { ...step, id: 4, at: '2026-03-18T06:00:00.000Z', step: 'sent', words: 'прежнее сообщение' };
const after = { ...step, id: 5, at: '2026-03-18T06:31:00.000Z', step: 'sent', words: 'отправлено', code: 250 };

/** An office with one channel that works and one that does not; a test message is sent by the time it is looked at again. */
function office(more: (sent: Sent) => [number, unknown] | undefined = () => undefined) {
  let sent = false;
  return answerWith((asked) => {
    const own = more(asked);
    if (own) return own;
    if (asked.method === 'POST') {
      sent = true;
      return [202, { dispatches: '' }];
    }
    if (asked.path.includes('/dispatches')) return [200, { items: sent ? [after, before] : [before], next: null }];
    if (asked.path.endsWith('/channels'))
      return [200, { items: [
        { name: 'smtp', works: true, since: null, reason: '', failures: 0, waiting: 0 },
        { name: 'telegram', works: false, since: '2026-03-18T05:00:00.000Z', reason: 'auth_failed', failures: 3, waiting: 12 },
      ] }];
    if (asked.path.endsWith('/sending-plan'))
      return [200, { items: [{ channel: 'smtp', messages: 2, first: '2026-03-18T07:00:00.000Z', last: '2026-03-18T08:00:00.000Z' }] }];
    if (asked.path.endsWith('/unreachable'))
      return [200, { items: [{ person: { id: 2, name: 'Иван Иванов' }, why: 'no_address', next: null, tasks: [] }] }];
    return [200, { items: [coordinator, executor] }];
  });
}
const card = (name: string) => screen.findByRole('region', { name });

it('says of each channel whether it works, why not, and what is to go by it', async () => {
  office();
  await show(<ChannelsPage />);
  expect((await card('Почта')).textContent).toMatch(/работает.*Ничего не ждёт.*уйдёт 2.сообщения/);
  expect((await card('Телеграм')).textContent).toMatch(/не работает.*не подошёл пароль.*подряд: 3.*повторной попытки: 12/);
  expect((await card('До кого не дойдёт')).textContent).toMatch(/Иван Иванов/);
});

it('sends a test message to oneself and tells what became of it, not of the one before', async () => {
  const sent = office();
  const { user } = await show(<ChannelsPage />);
  await user.click(await screen.findByRole('button', { name: 'Послать проверочное сообщение' }));
  expect(await screen.findByText(/отправлено, код ответа 250/)).toBeTruthy();
  expect(screen.queryByText(/прежнее сообщение/)).toBeNull();
  expect(sent.find(({ method }) => method === 'POST')).toMatchObject({ path: '/api/v1/people/1/test-message', body: {} });
});

it('sends it to another by one channel', async () => {
  const sent = office();
  const { user } = await show(<ChannelsPage />);
  await user.click(await screen.findByRole('textbox', { name: 'Кому' }));
  await user.click(await screen.findByRole('option', { name: 'Иван Иванов (ivanov)' }));
  await user.selectOptions(screen.getByLabelText('Каким каналом'), 'Телеграм');
  await user.click(screen.getByRole('button', { name: 'Послать проверочное сообщение' }));
  await screen.findByText(/сообщением для «Иван Иванов»/);
  expect(sent.find(({ method }) => method === 'POST')).toMatchObject({ path: '/api/v1/people/2/test-message', body: { channel: 'telegram' } });
});

it('tells in the words of the server why nothing was sent', async () => {
  office(({ method }) => (method === 'POST' ? problem('wrong_state', 409, 'Этот человек уволен: ему ничего не отправляют.') : undefined));
  const { user } = await show(<ChannelsPage />);
  await user.click(await screen.findByRole('button', { name: 'Послать проверочное сообщение' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/уволен/);
});

it('says what to do where no channel is on', async () => {
  office(({ path }) => (path.endsWith('/channels') ? [200, { items: [] }] : undefined));
  await show(<ChannelsPage />);
  expect(await screen.findByText('Не включён ни один канал')).toBeTruthy();
});

it('offers no test to those who keep no people', async () => {
  office();
  await show(<ChannelsPage />, { ...controller, rights: ['see_all'] });
  await card('Почта');
  expect(screen.queryByRole('button', { name: 'Послать проверочное сообщение' })).toBeNull();
});
