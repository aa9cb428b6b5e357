import { Button, Group } from '@mantine/core';
import { useState } from 'react';

import type { Task } from '../api/types';
import { deed } from '../app/theme';
import { Card } from '../common/Card';
import { useSpeech } from '../i18n';
import { ReasonDialog } from './ReasonDialog';
import { useStep } from './useStep';

/** Stop the clock, start it again, end without completion. */
export function ControlCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const may = (step: Task['steps'][number]) => task.steps.includes(step);
  if (!may('suspend') && !may('resume') && !may('cancel')) return null;
  return (
    <Card title={t.task.control} name="control">
      <Group gap="xs">
        {may('resume') && <ResumeButton task={task} />}
        {may('suspend') && (
          <ReasonedStep task={task} step="suspend" title={t.task.suspendTitle} hint={t.task.suspendHint} done={t.task.suspended} color={deed.back} />
        )}
        {may('cancel') && (
          <ReasonedStep task={task} step="cancel" title={t.task.cancelTitle} hint={t.task.cancelHint} done={t.task.cancelled} color={deed.stop} />
        )}
      </Group>
    </Card>
  );
}

function ResumeButton({ task }: { task: Task }) {
  const { t } = useSpeech();
  const resume = useStep<undefined>(task, 'resume', t.task.resumed);
  return <Button variant="light" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>{t.step.resume}</Button>;
}

interface ReasonedStepProps {
  task: Task;
  step: 'suspend' | 'cancel' | 'disown';
  title: string;
  hint: string;
  done: string;
  color: string;
}

/** A step that is taken with a reason. */
export function ReasonedStep({ task, step, title, hint, done, color }: ReasonedStepProps) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState(false);
  const stop = useStep<{ reason: string }>(task, step, done, () => setAsking(false));
  return (
    <>
      <Button variant="default" size="sm" c={color} onClick={() => setAsking(true)}>{t.step[step]}</Button>
      <ReasonDialog opened={asking} onClose={() => setAsking(false)} title={title} hint={hint} action={t.step[step]} color={color}
        busy={stop.isPending} onReason={(reason) => stop.mutate({ reason })} />
    </>
  );
}
