import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

import { sessionQuery } from '../api/queries';
import { answerWith, problem, show } from '../testing/render';
import { controller } from '../testing/samples';
import { SignInPage } from './SignInPage';

it('says that a wrong password did not fit, and keeps the login', async () => {
  const sent = answerWith(() => problem('unauthenticated', 401, 'Неверный логин или пароль.'));
  const { user } = await show(<SignInPage over={false} />);
  await user.type(screen.getByLabelText('Логин'), ' petrova ');
  await user.type(screen.getByLabelText('Пароль'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Войти' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Логин или пароль не подошли');
  expect(sent[0]?.body).toEqual({ login: 'petrova', password: 'wrong' });
});

it('asks for what is missing without asking the server', async () => {
  const sent = answerWith(() => [200, {}]);
  const { user } = await show(<SignInPage over={false} />);
  await user.click(screen.getByRole('button', { name: 'Войти' }));
  expect(screen.getByRole('alert').textContent).toContain('Введите логин и пароль');
  expect(sent).toHaveLength(0);
});

it('asks for the code of the second factor, and takes a recovery code in its place', async () => {
  const sent = answerWith(({ path, body }) => {
    if (path === '/api/v1/session') return [202, { second_factor: true, expires_at: '2026-03-18T07:05:00.000Z' }];
    return 'recovery' in (body as object) ? [200, controller] : problem('unauthenticated', 401, 'Код не подошёл.');
  });
  const { user, queries } = await show(<SignInPage over={false} />);
  await user.type(screen.getByLabelText('Логин'), 'petrova');
  await user.type(screen.getByLabelText('Пароль'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Войти' }));
  await user.type(await screen.findByLabelText(/Код из приложения/), '000000');
  await user.click(screen.getByRole('button', { name: 'Войти' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Код не подошёл');
  await user.click(screen.getByRole('button', { name: /по запасному коду/ }));
  await user.type(screen.getByLabelText(/Запасной код/), 'AAAA-BBBB');
  await user.click(screen.getByRole('button', { name: 'Войти' }));
  await vi.waitFor(() => expect(queries.getQueryData(sessionQuery.queryKey)).toEqual(controller));
  expect(sent.slice(1).map(({ body }) => body)).toEqual([{ code: '000000' }, { recovery: 'AAAA-BBBB' }]);
});

it('speaks English by the switch and remembers it', async () => {
  const { user } = await show(<SignInPage over={false} />);
  await user.click(screen.getByText('EN'));
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy();
  expect(localStorage.getItem('vekha.language')).toBe('en');
  expect(document.documentElement.lang).toBe('en');
});
