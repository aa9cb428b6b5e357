import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';

import { answerWith, show } from '../testing/render';
import { coordinator, executor } from '../testing/samples';
import { FirstSteps } from './FirstSteps';
import { noteLookAhead } from './steps';

beforeEach(() => localStorage.clear());

const office = (people: number, works: boolean, roadmaps: number) =>
  answerWith(({ path }) => {
    if (path.endsWith('/people')) return [200, { items: [coordinator, executor].slice(0, people) }];
    if (path.endsWith('/channels')) return [200, { items: [{ name: 'smtp', works, since: null, reason: '', failures: 0, waiting: 0 }] }];
    return [200, { items: Array.from({ length: roadmaps }, (_, id) => ({ id: id + 1 })) }];
  });

it('a newcomer sees what to do, and what is done is marked', async () => {
  office(2, true, 0);
  await show(<FirstSteps />);
  const steps = await screen.findAllByRole('listitem');
  expect(steps.map((one) => one.textContent?.includes('сделано'))).toEqual([true, true, false, false]);
  expect(screen.getByRole('link', { name: 'Загрузить дорожную карту' }).getAttribute('href')).toBe('/import');
});

it('nothing is left to show once all is done', async () => {
  noteLookAhead(coordinator.id);
  const sent = office(2, true, 1);
  await show(<FirstSteps />);
  await waitFor(() => expect(sent.length).toBe(3));
  expect(screen.queryByText('С чего начать')).toBeNull();
});

it('who has seen enough is not asked again', async () => {
  office(1, false, 0);
  const { user } = await show(<FirstSteps />);
  await user.click(await screen.findByRole('button', { name: 'Больше не показывать' }));
  expect(screen.queryByText('С чего начать')).toBeNull();
  const sent = office(1, false, 0);
  await show(<FirstSteps />);
  expect(sent).toEqual([]);
});
