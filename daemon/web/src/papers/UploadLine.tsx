import { ActionIcon, Button, Group, Progress, Stack, Text } from '@mantine/core';

import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import type { Catalogue } from '../i18n';
import { CrossIcon } from '../common/icons';
import { sizeWords } from '../task/facts';
import { Thumbnail } from './Thumbnail';
import type { Upload, UploadQueue } from './uploadQueue';

/** What a person is told of a file on its way. */
export function standingWords(t: Catalogue, upload: Upload): string {
  const words = t.papers.standing;
  switch (upload.state) {
    case 'waiting': return words.waiting;
    case 'sending': return words.sending(Math.round(upload.share * 100));
    case 'broken': return words.broken;
    case 'refused': return words.refused;
  }
}

interface UploadLineProps {
  upload: Upload;
  queue: UploadQueue;
}

/** One file on its way: its picture, how far it is, and the way to take it back. */
export function UploadLine({ upload, queue }: UploadLineProps) {
  const { t } = useSpeech();
  const { file, state } = upload;
  const percent = Math.round(upload.share * 100);
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" data-upload={state}>
      <Thumbnail file={file} />
      <Stack gap={4} style={{ minWidth: 0, flex: 1 }}>
        <Text size="sm" fw={500} className="words">{file.name}</Text>
        <Text size="xs" c={state === 'broken' ? 'var(--vekha-soon-words)' : 'dimmed'} role="status">
          {standingWords(t, upload)} · {sizeWords(t, file.size)}
        </Text>
        {(state === 'sending' || state === 'waiting') && <Progress value={percent} aria-label={file.name} animated={state === 'sending'} />}
        {state === 'refused' && <Failure error={upload.error} title={t.task.uploadFailed(file.name)} />}
        {(state === 'broken' || state === 'refused') && (
          <div><Button size="compact-sm" variant="light" onClick={() => queue.retry(upload.key)}>{t.actions.retry}</Button></div>
        )}
      </Stack>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.papers.drop(file.name)} onClick={() => queue.drop(upload.key)}>
        <CrossIcon />
      </ActionIcon>
    </Group>
  );
}
