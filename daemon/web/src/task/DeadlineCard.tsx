import { Stack, Text, Timeline } from '@mantine/core';

import type { Task } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { DaysMark } from '../common/marks';
import { useSpeech } from '../i18n';
import { formatDay, weekday } from '../i18n/dates';
import { type Reason, reasonsOf } from './reasons';

/** The date, and the chain of reasons that led to it: the words printed, how they were read, what moved it since. */
export function DeadlineCard({ task }: { task: Task }) {
  const { language, t } = useSpeech();
  const { moment } = useMoments();
  const day = (one: string) => formatDay(language, one);
  const reasons = reasonsOf(task, t, { day, moment });
  return (
    <Card title={t.task.deadline} name="deadline">
      <div>
        <Text size="xs" c="dimmed">{t.task.due}</Text>
        <Text fw={600}>{t.task.dueOn(day(task.due))}, {weekday(language, task.due)}</Text>
        <DaysMark overdue={task.overdue} daysLeft={task.days_left} state={task.state} />
      </div>
      <Stack gap="xs">
        <Text size="sm" fw={500}>{t.story.why}</Text>
        <Timeline bulletSize={12} lineWidth={2} active={reasons.length}>
          {reasons.map((one, index) => <Step key={index} reason={one} />)}
        </Timeline>
      </Stack>
    </Card>
  );
}

function Step({ reason }: { reason: Reason }) {
  return (
    <Timeline.Item lineVariant={reason.idle ? 'dashed' : 'solid'} title={<Text size="xs" c="dimmed">{reason.title}</Text>}>
      {reason.words && <Text size="sm" className="words">{reason.words}</Text>}
      {reason.by && <Text size="xs" c="dimmed">{reason.by}</Text>}
    </Timeline.Item>
  );
}
