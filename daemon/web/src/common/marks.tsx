// Small marks that several screens show: the state, the days, the proof.
import { Badge, Group, Progress, Text } from '@mantine/core';

import type { TaskState } from '../api/types';
import { useSpeech } from '../i18n';
import { daysWords, soonDays } from './days';

const stateColors: Record<TaskState, string> = {
  planned: 'gray', open: 'blue', submitted: 'violet', accepted: 'pine', suspended: 'yellow', cancelled: 'gray',
};

interface StateBadgeProps {
  state: TaskState;
  /** The last report was returned and no other came since. */
  rework?: boolean;
}

export function StateBadge({ state, rework = false }: StateBadgeProps) {
  const { t } = useSpeech();
  const again = rework && state === 'open';
  return (
    <Badge variant="light" color={again ? 'orange' : stateColors[state]} title={again ? t.reworkHint : t.taskStateHint[state]}
      styles={{ label: { textTransform: 'none' } }}>
      {again ? t.rework : t.taskState[state]}
    </Badge>
  );
}

interface DaysMarkProps {
  overdue: boolean;
  daysLeft: number;
  state: TaskState;
}

/** «просрочено на 3 дня», «завтра», «через 5 дней»; nothing once the task is closed or stopped. */
export function DaysMark({ overdue, daysLeft, state }: DaysMarkProps) {
  const { t } = useSpeech();
  if (state === 'accepted' || state === 'cancelled' || state === 'suspended') return null;
  const soon = !overdue && daysLeft >= 0 && daysLeft <= soonDays && state !== 'submitted';
  return (
    <Text span size="sm" fw={overdue || soon ? 600 : 400} c={overdue ? 'var(--vekha-late-words)' : soon ? 'var(--vekha-soon-words)' : 'dimmed'}>
      {daysWords(t, overdue, daysLeft)}
    </Text>
  );
}

interface ProofMarkProps {
  all: number;
  missing: number;
}

export function ProofMark({ all, missing }: ProofMarkProps) {
  const { t } = useSpeech();
  if (all === 0) return <Text span size="sm" c="dimmed">{t.proof.none}</Text>;
  const have = all - missing;
  return (
    <Group gap={8} wrap="nowrap" title={t.proof.label(have, all)}>
      <Progress value={(have / all) * 100} w={36} size="sm" aria-hidden />
      <Text span size="sm" style={{ whiteSpace: 'nowrap' }}>{t.proof.of(have, all)}</Text>
    </Group>
  );
}
