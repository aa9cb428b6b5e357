import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
import { SessionsCard } from './SessionsCard';

const here = {
  session: 'aaaa', current: true, only_task: null, source: '', device: 'Chrome, Windows', address: '10.0.0.1',
  created_at: '2026-03-17T07:00:00.000Z', seen_at: '2026-03-17T07:30:00.000Z', expires_at: '2026-03-17T11:00:00.000Z',
};
const link = { ...here, session: 'bbbb', current: false, only_task: 1, device: '', address: '10.0.0.2' };
const phone = { ...here, session: 'cccc', current: false, device: 'Safari, iPhone', address: '10.0.0.3' };

function serverWith(items: (typeof here | typeof link)[]) {
  let left = items;
  return answerWith(({ path, body }) => {
    if (path === '/api/v1/sessions') return [200, { items: left }];
    const { session } = body as { session?: string };
    const before = left.length;
    left = left.filter((one) => one.current || (session !== undefined && one.session !== session));
    return [200, { ended: before - left.length }];
  });
}

it('marks this session, which has no button, and ends another', async () => {
  const sent = serverWith([here, link, phone]);
  const { user } = await show(<SessionsCard />);
  expect(await screen.findByText('этот вход')).toBeTruthy();
  expect(screen.getByText('по личной ссылке, только одна задача')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Chrome, Windows/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Завершить: Неизвестное устройство, 10.0.0.2' }));
  expect(await screen.findByText('Вход завершён: 1 место')).toBeTruthy();
  expect(screen.queryByText('Неизвестное устройство')).toBeNull();
  expect(screen.getByText('Safari, iPhone')).toBeTruthy();
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ session: 'bbbb' });
});

it('ends all the others at once, and has nothing more to end', async () => {
  const sent = serverWith([here, link, phone]);
  const { user } = await show(<SessionsCard />);
  await user.click(await screen.findByRole('button', { name: 'Завершить все другие' }));
  expect(await screen.findByText('Вход завершён: 2 места')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Завершить все другие' })).toBeNull();
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ others: true });
});

it('says why a session was not ended', async () => {
  answerWith(({ method }) => (method === 'GET' ? [200, { items: [here, phone] }] : problem('not_found', 404, 'Такого входа уже нет.')));
  const { user } = await show(<SessionsCard />);
  await user.click(await screen.findByRole('button', { name: /Safari/ }));
  expect(await screen.findByText(/Такого входа уже нет/)).toBeTruthy();
});
