import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
import { SecondFactorCard } from './SecondFactorCard';

const off = { on: false, required: false, asks_password: true, since: null, recovery_left: 0 };
const on = { on: true, required: false, asks_password: true, since: '2026-03-18T07:00:00.000Z', recovery_left: 2 };
const codes = Array.from({ length: 10 }, (_, n) => `AAAA-BBBB-CCCC-DDD${n}`);
const begun = { secret: 'GEZDGNBVGY3TQOJQ', address: 'otpauth://totp/Vekha:petrova%40localhost?secret=GEZDGNBVGY3TQOJQ&issuer=Vekha' };

it('is turned on by password, picture and code, and shows its recovery codes until they are kept', async () => {
  let standing: object = off;
  const sent = answerWith(({ method, path }) => {
    if (path === '/api/v1/second-factor/confirm') {
      standing = on;
      return [200, { recovery: codes }];
    }
    if (path === '/api/v1/second-factor') return method === 'GET' ? [200, standing] : [201, begun];
    return [404, {}];
  });
  const print = vi.fn();
  vi.stubGlobal('print', print);
  const { user } = await show(<SecondFactorCard />);
  await user.type(await screen.findByLabelText(/Пароль/), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Включить' }));
  expect(await screen.findByText('GEZDGNBVGY3TQOJQ')).toBeTruthy();
  expect(screen.getByTitle('Картинка для приложения кодов')).toBeTruthy();
  await user.type(screen.getByLabelText(/Код из приложения/), '123456');
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }));
  expect(await screen.findByText(codes[9] ?? '')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Напечатать' }));
  expect(print).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('button', { name: 'Коды сохранены' }));
  expect(await screen.findByText(/Осталось запасных кодов: 2/)).toBeTruthy();
  expect(screen.queryByText(codes[9] ?? '')).toBeNull();
  expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { password: 'correct horse' }, { code: '123456' },
  ]);
});

it('says why it was not turned off', async () => {
  const sent = answerWith(({ method }) => (method === 'GET' ? [200, on] : problem('forbidden', 403, 'Код не подошёл.')));
  const { user } = await show(<SecondFactorCard />);
  expect(await screen.findByText(/Запасные коды кончаются/)).toBeTruthy();
  await user.type(screen.getByLabelText(/Пароль/), 'correct horse');
  await user.type(screen.getByLabelText(/Код из приложения/), '000000');
  await user.click(screen.getByRole('button', { name: 'Отключить' }));
  expect(await screen.findByText(/Код не подошёл/)).toBeTruthy();
  expect(sent.at(-1)?.path).toBe('/api/v1/second-factor/off');
  expect(sent.at(-1)?.body).toEqual({ password: 'correct horse', code: '000000' });
});

it('tells who must have one', async () => {
  answerWith(() => [200, { ...off, required: true }]);
  await show(<SecondFactorCard />);
  expect(await screen.findByText('Вашей обязанности второй фактор нужен обязательно.')).toBeTruthy();
});

it('asks whoever has no password here for none', async () => {
  const sent = answerWith(({ method }) => (method === 'GET' ? [200, { ...off, asks_password: false }] : [201, begun]));
  const { user } = await show(<SecondFactorCard />);
  await user.click(await screen.findByRole('button', { name: 'Включить' }));
  expect(await screen.findByText('GEZDGNBVGY3TQOJQ')).toBeTruthy();
  expect(screen.queryByLabelText(/Пароль/)).toBeNull();
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ password: '' });
});
