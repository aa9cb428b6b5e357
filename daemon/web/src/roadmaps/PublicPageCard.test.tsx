import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, show } from '../testing/render';
import { controller, owner } from '../testing/samples';
import { PublicPageCard } from './PublicPageCard';

const onlooker = { ...owner, rights: ['see_all' as const] };
const closed = { open: false, path: null, opened_at: null };
const opened = { open: true, path: '/open/1', opened_at: '2026-03-02T06:00:00.000Z' };

it('who keeps plans opens the page and gets its link', async () => {
  const sent = answerWith(({ method }) => [200, method === 'PUT' ? opened : closed]);
  const { user } = await show(<PublicPageCard roadmap={1} />, controller);
  expect(await screen.findByText(/Закрыта/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Открыть для всех' }));
  expect((await screen.findByRole('link')).getAttribute('href')).toBe('/open/1');
  expect(sent.some((one) => one.method === 'PUT' && one.path.endsWith('/roadmaps/1/public-page'))).toBe(true);
  expect(screen.getByRole('button', { name: 'Закрыть страницу' })).toBeTruthy();
});

it('who only looks on sees the link of an open page, and no button', async () => {
  answerWith(() => [200, opened]);
  await show(<PublicPageCard roadmap={1} />, onlooker);
  expect(await screen.findByRole('link')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Закрыть страницу' })).toBeNull();
});

it('who only looks on sees nothing of a closed page', async () => {
  const sent = answerWith(() => [200, closed]);
  await show(<PublicPageCard roadmap={1} />, onlooker);
  await waitFor(() => expect(sent.length).toBe(1));
  expect(screen.queryByText('Страница для всех')).toBeNull();
});
