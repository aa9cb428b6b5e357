import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';

import type { Task } from '../api/types';
import { deed } from '../app/theme';
import { Card } from '../common/Card';
import { CheckIcon } from '../common/icons';
import { useSpeech } from '../i18n';
import { AcceptDialog } from './AcceptDialog';
import { openSlots } from './facts';
import { ReasonDialog } from './ReasonDialog';
import { useStep } from './useStep';

/** Accept or return; first on the page of whoever decides. */
export function DecisionCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const accepts = task.steps.includes('accept');
  const returns = task.steps.includes('return');
  if (!accepts && !returns) return null;
  const missing = openSlots(task).length;
  const last = task.submissions.at(-1);
  return (
    <Card title={t.task.decision} name="decision">
      {last && <Text className="words">{last.words || t.task.noWordsInReport}</Text>}
      <Text size="sm" c="dimmed">{missing > 0 ? t.task.acceptOpen(missing) : t.task.acceptClear}</Text>
      <Group gap="sm">
        {accepts && <AcceptButton task={task} />}
        {returns && <ReturnButton task={task} />}
      </Group>
    </Card>
  );
}

function AcceptButton({ task }: { task: Task }) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button leftSection={<CheckIcon size={18} />} onClick={() => setAsking(true)}>{t.step.accept}</Button>
      <AcceptDialog task={task} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function ReturnButton({ task }: { task: Task }) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState(false);
  const back = useStep<{ reason: string }>(task, 'return', t.task.returned, () => setAsking(false));
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>{t.step.return}</Button>
      <ReasonDialog opened={asking} onClose={() => setAsking(false)} title={t.task.returnTitle} label={t.task.returnReason}
        action={t.step.return} color={deed.back} busy={back.isPending} onReason={(reason) => back.mutate({ reason })} />
    </>
  );
}
