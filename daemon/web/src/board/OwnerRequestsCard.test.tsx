import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';

import type { BoardNews, OwnerRequest, TaskCard } from '../api/types';
import { answerWith, show } from '../testing/render';
import { controller } from '../testing/samples';
import { DealingContext, useNewDealing } from './dealing';
import { NewsLine } from './NewsLine';
import { OwnerRequestsCard } from './OwnerRequestsCard';

const task: TaskCard = {
  id: 5, roadmap: 1, number: '1.2', title: 'Семинар', state: 'open', due: '2026-03-20', due_at: '2026-03-20T17:00:00.000Z', overdue: false,
  days_left: 2, lead: { id: 2, name: 'Иван Иванов' }, controller: 1, requirements: 1, requirements_missing: 1, version: 4,
};
const extension: OwnerRequest = {
  task, kind: 'extension', by: { id: 2, name: 'Иван Иванов' }, at: '2026-03-17T07:00:00.000Z', reason: 'Ждём смету', day: '2026-04-10',
};
const disowning: OwnerRequest = { ...extension, kind: 'disowning', reason: 'Это к методисту', day: null };

beforeEach(() => localStorage.clear());

function InHand({ looked }: { looked: (number | undefined)[] }) {
  const dealing = useNewDealing(undefined, (one) => looked.push(one));
  return <DealingContext value={dealing}><OwnerRequestsCard /></DealingContext>;
}

it('each request says who asks for what and why, and is decided beside the list', async () => {
  answerWith(() => [200, { items: [extension, disowning], next: null }]);
  const looked: (number | undefined)[] = [];
  const { user } = await show(<InHand looked={looked} />);
  expect(await screen.findByText('Иван Иванов просит перенести срок: с 20 марта на 10 апреля')).toBeTruthy();
  expect(screen.getByText('Причина: Ждём смету')).toBeTruthy();
  expect(screen.getByText('Иван Иванов: «не моё», просит передать другому')).toBeTruthy();
  await user.click(screen.getAllByRole('button', { name: 'Решить: 1.2 Семинар' })[0]!);
  expect(looked).toEqual([5]);
});

it('where all is answered there is nothing', async () => {
  const sent = answerWith(() => [200, { items: [], next: null }]);
  await show(<OwnerRequestsCard />);
  await waitFor(() => expect(sent.length).toBe(1));
  expect(screen.queryByText('Просят исполнители')).toBeNull();
});

it('news is told since the visit before, and nothing on the first one', async () => {
  const news: BoardNews = { since: '', late: 2, handed_in: 1, extensions: 0, disowned: 5 };
  const sent = answerWith(() => [200, news]);
  await show(<NewsLine />);
  expect(sent).toEqual([]);
  localStorage.setItem(`vekha.board.visit.${controller.person.id}`, JSON.stringify({ last: '2026-03-16T06:00:00.000Z' }));
  await show(<NewsLine />);
  expect((await screen.findByTestId('news')).textContent?.replaceAll('\u00a0', ' '))
    .toMatch(/^Нового с прошлого раза \(.+\): просрочено 2 задачи, на приёмку 1 отчёт, 5 отказов «не моё»\.$/);
  expect(sent[0]?.path).toBe('/api/v1/board/news?since=2026-03-16T06%3A00%3A00.000Z');
});
