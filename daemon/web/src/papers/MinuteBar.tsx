import { Button, Group, Text } from '@mantine/core';

import type { Task } from '../api/types';
import { CameraIcon, CheckIcon, FileIcon } from '../common/icons';
import { useSpeech } from '../i18n';
import { firstSlot, requestDetails } from './AttachPanel';
import { named } from './names';
import { PickButton } from './PickButton';
import { standingWords } from './UploadLine';
import { useUploads } from './useUploads';

interface MinuteBarProps {
  task: Task;
  /** The form that hands in. */
  form: string;
  action: string;
  /** What is still missing, or what is going on; may be empty. */
  note: string;
  busy: boolean;
}

/** On a phone: take the paper's picture, hand in; both under the thumb wherever the page stands. */
export function MinuteBar({ task, form, action, note, busy }: MinuteBarProps) {
  const { t } = useSpeech();
  const { uploads, queue } = useUploads(task);
  const first = uploads[0];
  const send = (files: File[]) =>
    queue.add(named(t.papers.photo, files), requestDetails({ slot: firstSlot(task), kind: 'other', number: '', day: '' }));
  return (
    <>
      <div className="minute-room" />
      <div className="minute no-print" role="region" aria-label={t.minute.bar}>
        {first && <Text size="xs" fw={500} role="status" className="words">{first.file.name}: {standingWords(t, first)}</Text>}
        {note && <Text size="xs" c="dimmed" mb={4} role="status">{note}</Text>}
        <Group gap="xs">
          {task.steps.includes('attach') && (
            <>
              <PickButton camera variant="default" px="sm" leftSection={<CameraIcon size={18} />} onFiles={send}>{t.minute.photo}</PickButton>
              <PickButton variant="default" px="sm" leftSection={<FileIcon size={18} />} onFiles={send}>{t.minute.file}</PickButton>
            </>
          )}
          <Button type="submit" form={form} loading={busy} leftSection={<CheckIcon size={18} />} px="sm" style={{ flex: '1 1 8.5rem' }}>{action}</Button>
        </Group>
      </div>
    </>
  );
}
