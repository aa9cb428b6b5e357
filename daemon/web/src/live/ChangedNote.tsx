import { Alert, Button, Group, Stack, Text } from '@mantine/core';

import type { JournalEntry, Task } from '../api/types';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { namesOf } from '../task/facts';
import { groupWords, grouped } from '../task/journal';
import { useLiveWords } from './words';

const linesMost = 3;

interface ChangedNoteProps {
  /** As it is shown. */
  task: Task;
  /** What others did, in the journal's order; empty where that is not known. */
  others: readonly JournalEntry[];
  onShow: () => void;
}

/** Others have changed the task while somebody writes: who and what, and how to see it. Stays in sight above the form. */
export default function ChangedNote({ task, others, onShow }: ChangedNoteProps) {
  const { language, t } = useSpeech();
  const words = useLiveWords();
  const names = namesOf(task);
  const lines = grouped([...others].reverse()).map((group) => {
    const { title } = groupWords(group, names, t, (day) => formatDay(language, day));
    return { key: group.first.sequence, text: words.told(group.first.actor?.name ?? t.state.system, title) };
  });
  const show = () => {
    onShow();
    // The button goes: whoever works by keys goes on at the head of the page.
    document.getElementById('content')?.focus({ preventScroll: true });
  };
  return (
    <Alert color="orange" title={words.changed} role="status" data-note="changed" py="xs" className="changed-note"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}>
      <Group justify="space-between" gap="sm" wrap="wrap">
        <Stack gap={2} style={{ flex: '1 1 16rem' }}>
          {lines.slice(0, linesMost).map((one) => <Text size="sm" key={one.key}>{one.text}</Text>)}
          {lines.length > linesMost && <Text size="sm">{words.more(lines.length - linesMost)}</Text>}
          {lines.length === 0 && <Text size="sm">{words.somebody}</Text>}
          <Text size="xs" c="dimmed">{words.changedHint}</Text>
        </Stack>
        <Button size="xs" variant="default" onClick={show}>{words.show}</Button>
      </Group>
    </Alert>
  );
}
