import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
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

it('speaks English by the switch and remembers it', async () => {
  const { user } = await show(<SignInPage over={false} />);
  await user.click(screen.getByText('EN'));
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy();
  expect(localStorage.getItem('vekha.language')).toBe('en');
  expect(document.documentElement.lang).toBe('en');
});
