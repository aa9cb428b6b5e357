import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
import { controller } from '../testing/samples';
import { InvitePage } from './InvitePage';
import { takeLinkToken } from './token';

const nina = { name: 'Новикова Вера Ильинична', login: 'novikova.v', organization: 'Отдел образования' };

beforeEach(() => {
  window.history.replaceState(null, '', '/invite#secret');
  takeLinkToken();
});

it('shows whose it is, takes a password typed twice and lets in', async () => {
  const sent = answerWith(({ path }) => (path.endsWith('/look') ? [200, nina] : [200, controller]));
  const { user } = await show(<InvitePage />);
  expect(await screen.findByText(/Новикова Вера Ильинична/)).toBeTruthy();
  expect(screen.getByDisplayValue('novikova.v')).toBeTruthy();
  expect(window.location.hash).toBe('');
  const accept = screen.getByRole('button', { name: 'Войти' });
  await user.type(screen.getByLabelText(/Придумайте пароль/), 'battery staple');
  await user.type(screen.getByLabelText('Ещё раз'), 'battery');
  expect(screen.getByText('Пароли не совпадают.')).toBeTruthy();
  expect(accept).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText('Ещё раз'), ' staple');
  await user.click(accept);
  expect(sent.at(-1)).toMatchObject({ path: '/api/v1/invitations/accept', body: { token: 'secret', password: 'battery staple' } });
});

it('says why a link opens nothing', async () => {
  answerWith(() => problem('wrong_state', 409, 'Срок приглашения истёк.', 'Попросите администратора пригласить вас снова.'));
  await show(<InvitePage />);
  expect(await screen.findByText(/Срок приглашения истёк/)).toBeTruthy();
});
