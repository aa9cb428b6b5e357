import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';

import type { Task } from '../api/types';
import { useSpeech } from '../i18n';
import { useDraft } from './useDraft';
import { useHandIn } from './useHandIn';

/** A contributor's part: it goes to the lead, who hands the report in. */
export function PartForm({ task }: { task: Task }) {
  const { t } = useSpeech();
  const [words, setWords] = useDraft(`part.${task.id}`);
  const contribute = useHandIn(task, 'contribute', t.task.contributed, () => setWords(''));
  const ready = words.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) contribute.mutate({ words: words.trim() });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t.task.onlyLead}</Text>
        <Textarea label={t.task.yourReport} autosize minRows={2} maxRows={12} value={words} maxLength={4000}
          onChange={(event) => setWords(event.target.value)} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready} loading={contribute.isPending}>{t.step.contribute}</Button>
        </Group>
      </Stack>
    </form>
  );
}
