import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, show } from '../testing/render';
import { UnreachableCard } from './UnreachableCard';

const well = { name: 'max', works: true, since: null, reason: '', failures: 0, waiting: 0 };

it('nothing is shown where everybody hears and every channel works', async () => {
  const sent = answerWith((one) => [200, { items: one.path.endsWith('/channels') ? [well] : [] }]);
  await show(<UnreachableCard />);
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(screen.queryByRole('heading')).toBeNull();
});

it('people who would not hear are named with the reason, and the list to print is one click away', async () => {
  answerWith((one) => [200, {
    items: one.path.endsWith('/channels')
      ? [well, { name: 'smtp', works: false, since: '2026-03-18T06:15:00.000Z', reason: 'tls_failed', failures: 5, waiting: 12 }]
      : [{ person: { id: 4, name: 'Сулегина Т.В.' }, why: 'refused', next: '2026-03-20T06:00:00.000Z', tasks: [{}, {}] }],
  }]);
  await show(<UnreachableCard />);
  expect(await screen.findByText('Сулегина Т.В.')).toBeTruthy();
  expect(screen.getByText(/адрес не принимает сообщений, задач на исполнении: 2, следующее напоминание 20 марта/)).toBeTruthy();
  expect(await screen.findByText(/Канал «smtp» не работает с 18 марта .*ждут отправки: 12/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Листок секретаря для печати' }).getAttribute('href')).toBe('/api/v1/paper-list');
});
