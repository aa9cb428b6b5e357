import { Alert, Group, Stack, Text, Title } from '@mantine/core';

import type { Task } from '../api/types';
import { may, useMe } from '../app/session';
import { DaysMark, StateBadge } from '../common/marks';
import { useSpeech } from '../i18n';
import { AnchorLink } from '../common/links';
import { formatDay } from '../i18n/dates';
import { inRework } from './facts';

export function TaskHeader({ task }: { task: Task }) {
  const { language, t } = useSpeech();
  const several = task.deadline.windows.length > 1;
  return (
    <Stack gap="xs">
      <Origin task={task} />
      <Title order={1} size="h2" className="words">{task.title}</Title>
      <Group gap="sm">
        <StateBadge state={task.state} rework={inRework(task)} />
        <Text size="sm" fw={500}>{t.task.until(formatDay(language, task.due))}</Text>
        <DaysMark overdue={task.overdue} daysLeft={task.days_left} state={task.state} />
        {task.number && <Text size="sm" c="dimmed">{t.task.number(task.number)}</Text>}
        {several && <Text size="sm" c="dimmed">{t.task.occurrence(task.occurrence)}</Text>}
        {task.section && <Text size="sm" c="dimmed">{task.section}</Text>}
      </Group>
      {task.hold_reason && (
        <Alert color="yellow" title={t.taskState[task.state]} className="words">{t.task.holdReason(task.hold_reason)}</Alert>
      )}
    </Stack>
  );
}

/** The roadmap that the task came from; a link for those who may read it. */
function Origin({ task }: { task: Task }) {
  const { t } = useSpeech();
  const title = task.roadmap.title || task.roadmap.source_name;
  const readable = may(useMe(), 'see_all');
  return (
    <Text size="sm" c="dimmed">
      {t.task.fromRoadmap}:{' '}
      {readable
        ? <AnchorLink to="/roadmaps/$id" params={{ id: task.roadmap.id }} inherit>{title}</AnchorLink>
        : title}
    </Text>
  );
}
