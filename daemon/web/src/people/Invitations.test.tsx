import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { Me } from '../api/types';
import { answerWith, show } from '../testing/render';
import { controller, executor } from '../testing/samples';
import { InvitationLine, InviteNew } from './Invitations';

const administrator: Me = { ...controller, rights: [...controller.rights, 'passwords'] };

it('says who has never come in and invites them again', async () => {
  const sent = answerWith(({ method }) => (method === 'POST'
    ? [200, { person: 2, made_at: '2026-03-18T07:00:00.000Z', expires_at: '2026-03-25T07:00:00.000Z' }]
    : [200, { items: [{ person: 2, invited_at: '2026-03-01T07:00:00.000Z', expired: true }] }]));
  const { user } = await show(<InvitationLine person={executor} />, administrator);
  expect(await screen.findByText(/срок ссылки истёк/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Пригласить ещё раз' }));
  expect(await screen.findByText('Приглашений послано: 1.')).toBeTruthy();
  expect(sent.some(({ method, path }) => method === 'POST' && path === '/api/v1/people/2/invite')).toBe(true);
});

it('asks nothing for who may not invite', async () => {
  const sent = answerWith(() => [200, { items: [] }]);
  await show(<InvitationLine person={executor} />, controller);
  expect(sent).toHaveLength(0);
});

it('invites all the new ones and names who was left', async () => {
  const sent = answerWith(() => [200, { invited: [{ person: 2 }], left: [{ person: 3, reason: 'zimin: У человека не указана почта.' }] }]);
  const { user } = await show(<InviteNew people={[2, 3]} />, administrator);
  await user.click(screen.getByRole('button', { name: /Пригласить новых: 2/ }));
  expect(await screen.findByText('Приглашений послано: 1.')).toBeTruthy();
  expect(screen.getByText(/не указана почта/)).toBeTruthy();
  expect(sent[0]?.body).toEqual({ people: [2, 3] });
});
