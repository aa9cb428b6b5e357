import { Accordion, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';

import { boardQuery, type TaskFilter } from '../api/queries';
import type { Board, Count, TaskListName } from '../api/types';
import { may, useMe } from '../app/session';
import { Empty } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { formatDay, weekday } from '../i18n/dates';
import { ButtonLink } from '../common/links';
import { BoardFilters } from './BoardFilters';
import { DealingContext, useNewDealing } from './dealing';
import { LookDrawer } from './LookDrawer';
import { onRowKey } from './rowKeys';
import { TaskGroup } from './TaskGroup';

const route = getRouteApi('/gate/');
const BulkBar = lazy(async () => ({ default: (await import('./BulkBar')).BulkBar }));
const Morning = lazy(() => import('./Morning'));
const FirstSteps = lazy(async () => ({ default: (await import('./FirstSteps')).FirstSteps }));

/** Nothing in any list: a plan has yet to be loaded. */
function nothingIn(board: Board | undefined): boolean {
  if (!board) return false;
  const { overdue, to_accept, upcoming, suspended, closed } = board;
  return [overdue, to_accept, upcoming, suspended, closed].every((one) => one.count === 0);
}

export function BoardPage() {
  const { language, t } = useSpeech();
  const me = useMe();
  const filter = route.useSearch();
  const board = useQuery(boardQuery);
  const all = may(me, 'see_all');
  const today = board.data?.today ?? me.today;
  return (
    <Page title={all ? t.board.title : t.board.mine}
      hint={`${t.board.today(formatDay(language, today))}, ${weekday(language, today)}`}
      side={all && <BoardFilters filter={filter} />}>
      {may(me, 'import') && <Suspense fallback={null}><FirstSteps /></Suspense>}
      {nothingIn(board.data)
        ? <Nothing all={all} />
        : <AtHand><Groups filter={filter} board={board.data} all={all} /></AtHand>}
    </Page>
  );
}

/** Rows are dealt with where they stand by whoever controls; others read them. */
function AtHand({ children }: { children: ReactNode }) {
  return may(useMe(), 'control') ? <InHand>{children}</InHand> : children;
}

function InHand({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { look: looked } = route.useSearch();
  const look = useCallback(
    (task: number | undefined) => void navigate({ to: '/', search: (now) => ({ ...now, look: task }), replace: task === undefined }),
    [navigate]);
  const dealing = useNewDealing(looked, look);
  const pick = (task: number) => document.querySelector<HTMLInputElement>(`[data-task="${task}"] input[type=checkbox]`)?.click();
  return (
    <DealingContext value={dealing}>
      <Text size="xs" c="dimmed" visibleFrom="md" mb={4}>{t.atHand.keys}</Text>
      {/* Keys of rows that have the focus; each does what a control of the row does. */}
      <div role="presentation" onKeyDown={(event) => onRowKey(event, { pick, look })}>{children}</div>
      {dealing.picked.size > 0 && <Suspense fallback={null}><BulkBar dealing={dealing} /></Suspense>}
      <LookDrawer dealing={dealing} />
    </DealingContext>
  );
}

function Nothing({ all }: { all: boolean }) {
  const { t } = useSpeech();
  const me = useMe();
  return (
    <Paper withBorder>
      <Empty title={all ? t.board.nothing : t.board.nothingMine} hint={all ? t.board.nothingHint : t.board.nothingMineHint}>
        {may(me, 'import') && <ButtonLink to="/import">{t.roadmaps.load}</ButtonLink>}
      </Empty>
    </Paper>
  );
}

interface GroupsProps {
  filter: TaskFilter;
  board: Board | undefined;
  all: boolean;
}

function Groups({ filter, board, all }: GroupsProps) {
  const { t } = useSpeech();
  const filtered = filter.roadmap !== undefined || filter.mine === true || filter.owner !== undefined;
  const count = (list: TaskListName): Count | undefined => (filtered ? undefined : board?.[list]);
  const common = { filter, withLead: all };
  // What waits for the controller burns for the controller; for an owner it is out of hand.
  const toAccept = (
    <TaskGroup {...common} list="to_accept" count={count('to_accept')} color="violet"
      hint={all ? t.board.toAcceptHint : t.board.toAcceptMineHint} empty={all ? t.board.toAcceptEmpty : t.board.toAcceptMineEmpty} />
  );
  return (
    <Stack gap="lg">
      {all && <Suspense fallback={null}><Morning /></Suspense>}
      <TaskGroup {...common} list="overdue" count={count('overdue')} color="red" hint={t.board.overdueHint} empty={t.board.overdueEmpty} />
      {all && toAccept}
      <TaskGroup {...common} list="upcoming" count={count('upcoming')} color="blue" hint={t.board.upcomingHint} empty={t.board.upcomingEmpty} />
      {!all && toAccept}
      <Aside filter={filter} all={all} count={count} />
    </Stack>
  );
}

interface AsideProps {
  filter: TaskFilter;
  all: boolean;
  count: (list: TaskListName) => Count | undefined;
}

/** Lists that are read only when asked for. */
function Aside({ filter, all, count }: AsideProps) {
  const { t } = useSpeech();
  const [opened, setOpened] = useState<string[]>([]);
  const lists = [
    { list: 'suspended', empty: t.board.suspendedEmpty },
    { list: 'closed', empty: t.board.closedEmpty },
  ] as const;
  return (
    <Accordion multiple variant="contained" value={opened} onChange={setOpened}>
      {lists.map(({ list, empty }) => (
        <Accordion.Item key={list} value={list}>
          <Accordion.Control>{t.board[list]}{count(list) ? ` · ${count(list)?.count}${count(list)?.more ? '+' : ''}` : ''}</Accordion.Control>
          <Accordion.Panel>
            {opened.includes(list) && <TaskGroup filter={filter} list={list} count={count(list)} color="gray" empty={empty} withLead={all} />}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
