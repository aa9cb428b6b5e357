import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';

import type { Task } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { DayInput } from '../common/DayInput';
import { useSpeech } from '../i18n';
import { formatDay, isDay } from '../i18n/dates';
import { useStep } from './useStep';

type Extension = Task['extensions'][number];

/** The extension that waits for a decision, and the decision where the person may take it. */
export function ExtensionCard({ task }: { task: Task }) {
  const { language, t } = useSpeech();
  const { moment } = useMoments();
  const asked = task.extensions.find((one) => one.state === 'asked');
  if (!asked) return null;
  return (
    <Card title={t.minute.extensions} name="extension">
      <Stack gap={2}>
        <Text fw={500}>{asked.by?.name ?? t.state.nobody}: {t.minute.extensionTo(formatDay(language, asked.day))}</Text>
        <Text className="words">{asked.reason}</Text>
        {asked.document && <Text size="sm" c="dimmed" className="words">{t.minute.byDocument(asked.document)}</Text>}
        <Text size="xs" c="dimmed">{t.minute.extensionState.asked} · {moment(asked.at)}</Text>
      </Stack>
      {task.steps.includes('decide_extension') && <Decide task={task} asked={asked} />}
    </Card>
  );
}

interface Decision {
  extension: number;
  granted: boolean;
  day?: string;
  words?: string;
}

function Decide({ task, asked }: { task: Task; asked: Extension }) {
  const { t } = useSpeech();
  const [day, setDay] = useState<string>(asked.day);
  const [words, setWords] = useState('');
  const grant = useStep<Decision>(task, 'decide_extension', t.minute.granted);
  const refuse = useStep<Decision>(task, 'decide_extension', t.minute.refused);
  const said = words.trim();
  const common = { extension: asked.number, ...(said && { words: said }) };
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <DayInput label={t.minute.grantDay} value={day} onDay={setDay} min={task.today} />
        <Textarea label={t.minute.decideWords} autosize maxLength={4000} value={words} onChange={(event) => setWords(event.target.value)}
          description={said === '' ? t.minute.refuseNeeds : undefined} flex="1 1 14rem" />
      </Group>
      <Group gap="sm">
        <Button disabled={!isDay(day)} loading={grant.isPending}
          onClick={() => grant.mutate({ ...common, granted: true, ...(day !== asked.day && { day }) })}>{t.minute.grant}</Button>
        <Button variant="default" disabled={said === ''} loading={refuse.isPending} onClick={() => refuse.mutate({ ...common, granted: false })}>
          {t.minute.refuse}
        </Button>
      </Group>
    </Stack>
  );
}
