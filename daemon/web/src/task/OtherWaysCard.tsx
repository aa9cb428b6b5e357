import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import type { Task } from '../api/types';
import { deed } from '../app/theme';
import { Card } from '../common/Card';
import { DayInput } from '../common/DayInput';
import { useSpeech } from '../i18n';
import { formatDay, isDay } from '../i18n/dates';
import { ReasonedStep } from './ControlCard';
import { useDraft } from './useDraft';
import { useStep } from './useStep';

/** What an owner can do where handing in is not it: ask for another date, say that it is not theirs, take a report back. */
export function OtherWaysCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const asks = task.steps.includes('ask_extension');
  const disowns = task.steps.includes('disown');
  const recalls = task.steps.includes('recall');
  if (!asks && !disowns && !recalls) return null;
  return (
    <Card title={recalls && !asks ? t.minute.recallTitle : t.minute.otherWays} name="other-ways">
      <Text size="sm" c="dimmed">{recalls && !asks ? t.minute.recallHint : t.minute.otherWaysHint}</Text>
      <Group gap="xs">
        {asks && <AskExtension task={task} />}
        {disowns && (
          <ReasonedStep task={task} step="disown" title={t.task.disownTitle} hint={t.task.disownHint} done={t.task.disownDone} color={deed.back} />
        )}
        {recalls && <Recall task={task} />}
      </Group>
    </Card>
  );
}

function Recall({ task }: { task: Task }) {
  const { t } = useSpeech();
  const recall = useStep<undefined>(task, 'recall', t.minute.recalled);
  return <Button variant="default" size="sm" loading={recall.isPending} onClick={() => recall.mutate(undefined)}>{t.step.recall}</Button>;
}

interface Asked {
  day: string;
  reason: string;
  document?: string;
}

function AskExtension({ task }: { task: Task }) {
  const { language, t } = useSpeech();
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState('');
  const [reason, setReason] = useDraft(`extension.${task.id}`);
  const [document, setDocument] = useState('');
  const ask = useStep<Asked>(task, 'ask_extension', t.minute.asked, () => {
    setOpened(false);
    setReason('');
  });
  const ready = isDay(day) && day > task.due && reason.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) ask.mutate({ day, reason: reason.trim(), ...(document.trim() && { document: document.trim() }) });
  };
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpened(true)}>{t.step.ask_extension}</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t.minute.askTitle} closeButtonProps={{ 'aria-label': t.actions.close }}>
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">{t.minute.askHint(formatDay(language, task.due))}</Text>
            <DayInput label={t.minute.askDay} value={day} onDay={setDay} min={task.today} data-autofocus required />
            <Textarea label={t.minute.askReason} autosize minRows={2} maxRows={8} maxLength={4000} value={reason} required
              onChange={(event) => setReason(event.target.value)} />
            <TextInput label={t.minute.askDocument} placeholder={t.task.optional} maxLength={4000} value={document}
              onChange={(event) => setDocument(event.target.value)} />
            {!ready && <Text size="sm" c="dimmed">{t.minute.askNeeds}</Text>}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpened(false)}>{t.actions.cancel}</Button>
              <Button type="submit" disabled={!ready} loading={ask.isPending}>{t.step.ask_extension}</Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
