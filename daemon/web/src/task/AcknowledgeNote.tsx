import { Alert, Button, Group, Text } from '@mantine/core';

import type { Task } from '../api/types';
import { useSpeech } from '../i18n';
import { useStep } from './useStep';

/** Asks an owner once whether the task has been read. */
export function AcknowledgeNote({ task }: { task: Task }) {
  const { t } = useSpeech();
  const acknowledge = useStep<undefined>(task, 'acknowledge', t.task.acknowledged);
  if (!task.steps.includes('acknowledge')) return null;
  return (
    <Alert color="blue" title={t.task.acknowledge}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t.task.acknowledgeHint}</Text>
        <Button size="xs" variant="light" loading={acknowledge.isPending} onClick={() => acknowledge.mutate(undefined)}>
          {t.step.acknowledge}
        </Button>
      </Group>
    </Alert>
  );
}
