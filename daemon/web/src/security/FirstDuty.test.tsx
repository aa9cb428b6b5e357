import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, show } from '../testing/render';
import { FirstDuty } from './FirstDuty';

it('lets who was given a password do nothing but set one of their own', async () => {
  const sent = answerWith(() => [204, undefined]);
  const { user } = await show(<FirstDuty first="password" />);
  expect(screen.getByRole('heading', { name: 'Сначала смените пароль' })).toBeTruthy();
  await user.type(screen.getByLabelText(/Нынешний пароль/), 'given by another');
  await user.type(screen.getByLabelText(/Новый пароль/), 'battery staple');
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  expect(await screen.findByText('Пароль изменён')).toBeTruthy();
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/api/v1/session/password', body: { old: 'given by another', new: 'battery staple' } });
});

it('lets who needs a second factor turn it on', async () => {
  answerWith(() => [200, { on: false, required: true, asks_password: true, since: null, recovery_left: 0 }]);
  await show(<FirstDuty first="second_factor" />);
  expect(screen.getByRole('heading', { name: 'Сначала включите второй фактор' })).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Включить' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Выйти' })).toBeTruthy();
});
