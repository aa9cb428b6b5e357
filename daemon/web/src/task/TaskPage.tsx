import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';

import { asProblem } from '../api/problem';
import { taskQuery } from '../api/queries';
import type { Task } from '../api/types';
import { NotFound } from '../app/NotFound';
import { Failure, Loading } from '../common/notes';
import { useSpeech } from '../i18n';
import { useWaitingFor } from '../offline/waiting';
import { AcknowledgeNote } from './AcknowledgeNote';
import { ControlCard } from './ControlCard';
import { DeadlineCard } from './DeadlineCard';
import { DecisionCard } from './DecisionCard';
import { ExtensionCard } from './ExtensionCard';
import { NoticesCard } from './NoticesCard';
import { OtherWaysCard } from './OtherWaysCard';
import { OwnersCard } from './OwnersCard';
import { ProofCard } from './ProofCard';
import { ReportCard } from './ReportCard';
import { TaskHeader } from './TaskHeader';
import { useShownTask } from './useShownTask';

const HistoryCard = lazy(async () => ({ default: (await import('./HistoryCard')).HistoryCard }));
const ChangedNote = lazy(() => import('../live/ChangedNote'));
const WaitingCard = lazy(() => import('../offline/WaitingCard'));

const route = getRouteApi('/gate/tasks/$id');

export function TaskPage() {
  const { id } = route.useParams();
  const task = useQuery(taskQuery(id));
  if (task.data) return <TaskView task={task.data} />;
  if (!task.error) return <Loading />;
  const { status } = asProblem(task.error);
  return status === 404 || id === 0 ? <NotFound /> : <Failure error={task.error} onRetry={() => void task.refetch()} />;
}

function TaskView({ task: latest }: { task: Task }) {
  const { t } = useSpeech();
  const { task, others, show } = useShownTask(latest);
  const handIn = useWaitingFor(task.id);
  useEffect(() => {
    document.title = `${task.number} ${task.title} · ${t.product}`.trim();
  }, [task, t]);
  return (
    <Stack gap="md">
      <TaskHeader task={task} />
      {others && <Suspense><ChangedNote task={task} others={others} onShow={show} /></Suspense>}
      <AcknowledgeNote task={task} />
      <div className="task">
        <Stack gap="md" style={{ gridArea: 'main' }}>
          <ExtensionCard task={task} />
          <DecisionCard task={task} />
          <ProofCard task={task} />
          {handIn && <Suspense><WaitingCard task={task} handIn={handIn} /></Suspense>}
          <ReportCard task={task} />
          <OtherWaysCard task={task} />
        </Stack>
        <Stack gap="md" style={{ gridArea: 'side' }}>
          <DeadlineCard task={task} />
          <OwnersCard task={task} />
          <NoticesCard task={task} />
          <ControlCard task={task} />
        </Stack>
        <div style={{ gridArea: 'history' }}><Suspense fallback={<Loading />}><HistoryCard task={task} /></Suspense></div>
      </div>
    </Stack>
  );
}
