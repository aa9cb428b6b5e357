import { screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';

import { sessionQuery } from '../api/queries';
import { answerWith, problem, show } from '../testing/render';
import { controller } from '../testing/samples';
import { SignInPage } from './SignInPage';

const noProvider = { password: true, oidc: null };

/** A server that has no provider, and answers the rest so. Gives what was sent but for the question about ways to sign in. */
function withoutProvider(answer: Parameters<typeof answerWith>[0]) {
  const sent = answerWith((one) => (one.path === '/api/v1/sign-in-ways' ? [200, noProvider] : answer(one)));
  return { asked: () => sent.filter(({ path }) => path !== '/api/v1/sign-in-ways') };
}

beforeEach(() => window.history.replaceState(null, '', '/'));

it('says that a wrong password did not fit, and keeps the login', async () => {
  const sent = withoutProvider(() => problem('unauthenticated', 401, 'Неверный логин или пароль.'));
  const { user } = await show(<SignInPage over={false} />);
  await user.type(screen.getByLabelText('Логин'), ' petrova ');
  await user.type(screen.getByLabelText('Пароль'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Войти' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Логин или пароль не подошли');
  expect(sent.asked()[0]?.body).toEqual({ login: 'petrova', password: 'wrong' });
});

it('asks for what is missing without asking the server', async () => {
  const sent = withoutProvider(() => [200, {}]);
  const { user } = await show(<SignInPage over={false} />);
  await user.click(screen.getByRole('button', { name: 'Войти' }));
  expect(screen.getByRole('alert').textContent).toContain('Введите логин и пароль');
  expect(sent.asked()).toHaveLength(0);
});

it('asks for the code of the second factor, and takes a recovery code in its place', async () => {
  const sent = withoutProvider(({ path, body }) => {
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
  expect(sent.asked().slice(1).map(({ body }) => body)).toEqual([{ code: '000000' }, { recovery: 'AAAA-BBBB' }]);
});

it('speaks English by the switch and remembers it', async () => {
  withoutProvider(() => [200, {}]);
  const { user } = await show(<SignInPage over={false} />);
  await user.click(screen.getByText('EN'));
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy();
  expect(localStorage.getItem('vekha.language')).toBe('en');
  expect(document.documentElement.lang).toBe('en');
});

it('leads to the provider of the organization, and back to where the person was', async () => {
  window.history.replaceState(null, '', '/tasks/5?tab=proof');
  answerWith(() => [200, { password: true, oidc: { title: 'Войти через Keycloak' } }]);
  await show(<SignInPage over={false} />);
  const link = await screen.findByRole('link', { name: 'Войти через Keycloak' });
  expect(link.getAttribute('href')).toBe('/api/v1/oidc/start?to=%2Ftasks%2F5%3Ftab%3Dproof');
});

it('says in words what came of a sign-in through the provider, once', async () => {
  window.history.replaceState(null, '', '/?sign_in=unknown');
  withoutProvider(() => [200, {}]);
  await show(<SignInPage over={false} />);
  expect((await screen.findByRole('alert')).textContent).toContain('Вас в Вехе ещё нет');
  expect(window.location.search).toBe('');
});

it('says of a code that it does not know that the answer does not hold', async () => {
  window.history.replaceState(null, '', '/?sign_in=toString');
  withoutProvider(() => [200, {}]);
  await show(<SignInPage over={false} />);
  expect((await screen.findByRole('alert')).textContent).toContain('не сошёлся');
});

it('asks for the code of the second factor after the provider, too', async () => {
  window.history.replaceState(null, '', '/?sign_in=code');
  withoutProvider(() => [200, {}]);
  await show(<SignInPage over={false} />);
  expect(await screen.findByLabelText(/Код из приложения/)).toBeTruthy();
});
