import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import type { Requirement, Task } from '../api/types';
import { Card } from '../common/Card';
import { ProofMark } from '../common/marks';
import { useSpeech } from '../i18n';
import { AttachPanel } from '../papers/AttachPanel';
import { EvidenceLine } from './EvidenceLine';
import { filledSlots } from './facts';
import { ReasonDialog } from './ReasonDialog';
import { useStep } from './useStep';

const stateColors: Record<Requirement['state'], string> = {
  requested: 'orange', received: 'blue', accepted: 'pine', waived: 'gray',
};

/** What the row asks for, what came, and where to put more. */
export function ProofCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const loose = task.evidence.filter((one) => !task.requirements.some((slot) => slot.number === one.requirement));
  const all = task.requirements.length;
  return (
    <Card title={t.task.proof} name="proof" side={all > 0 && <ProofMark all={all} missing={all - filledSlots(task)} />}>
      <ExpectedResult task={task} />
      {all === 0 && <Text size="sm" c="dimmed">{t.task.noProof}</Text>}
      {task.requirements.map((slot) => <Slot key={slot.number} task={task} slot={slot} />)}
      {loose.length > 0 && (
        <Stack gap={4}>
          <Text fw={500}>{t.task.otherProof}</Text>
          {loose.map((one) => <EvidenceLine key={one.number} task={task} evidence={one} />)}
        </Stack>
      )}
      {task.steps.includes('attach') && <AttachPanel task={task} />}
    </Card>
  );
}

function ExpectedResult({ task }: { task: Task }) {
  const { t } = useSpeech();
  return (
    <div>
      <Text size="xs" c="dimmed">{t.task.result}</Text>
      <Text className="words">{task.result.text || t.task.noResult}</Text>
      {task.result.indicators.length > 0 && (
        <Text size="sm" c="dimmed">{t.task.indicators}: {task.result.indicators.map((one) => one.text).join('; ')}</Text>
      )}
    </div>
  );
}

function Slot({ task, slot }: { task: Task; slot: Requirement }) {
  const { t } = useSpeech();
  const papers = task.evidence.filter((one) => one.requirement === slot.number);
  return (
    <Stack gap={4} data-slot={slot.number}>
      <Group gap="sm">
        <Text fw={500}>{t.task.slot(slot.number, t.evidenceKind[slot.kind])}</Text>
        <Badge variant="light" color={stateColors[slot.state]} styles={{ label: { textTransform: 'none' } }}>
          {t.requirementState[slot.state]}
        </Badge>
        {slot.state === 'requested' && task.steps.includes('waive') && <WaiveButton task={task} slot={slot} />}
      </Group>
      {slot.waiver && <Text size="sm" c="dimmed" className="words">{t.task.waivedBecause(slot.waiver)}</Text>}
      {papers.map((one) => <EvidenceLine key={one.number} task={task} evidence={one} />)}
      {papers.length === 0 && slot.state === 'requested' && <Text size="sm" c="dimmed">{t.task.slotEmpty}</Text>}
    </Stack>
  );
}

function WaiveButton({ task, slot }: { task: Task; slot: Requirement }) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState(false);
  const waive = useStep<{ requirement: number; reason: string }>(task, 'waive', t.task.waived, () => setAsking(false));
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsking(true)}>{t.step.waive}</Button>
      <ReasonDialog opened={asking} onClose={() => setAsking(false)} title={t.task.waiveTitle}
        label={t.task.waiverFor(t.evidenceKind[slot.kind])} action={t.step.waive} busy={waive.isPending}
        onReason={(reason) => waive.mutate({ requirement: slot.number, reason })} />
    </>
  );
}
