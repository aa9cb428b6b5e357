import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { useSpeech } from '../i18n';

interface ReasonDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  hint?: string;
  label?: string;
  action: string;
  color?: string;
  busy: boolean;
  onReason: (reason: string) => void;
}

/** The longest reason that the page takes; the server counts bytes, two for a Russian letter. */
const longest = 4000;

/** Asks for the reason that such a step must have. What was typed stays when the dialog is closed. */
export function ReasonDialog({ opened, onClose, title, hint, label, action, color, busy, onReason }: ReasonDialogProps) {
  const { t } = useSpeech();
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onReason(reason.trim());
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack>
          {hint && <Text size="sm">{hint}</Text>}
          <Textarea label={label ?? t.task.reason} autosize minRows={3} maxRows={10} maxLength={longest} value={reason}
            onChange={(event) => setReason(event.target.value)} data-autofocus required />
          {!ready && <Text size="sm" c="dimmed">{t.task.reasonNeeded}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
            <Button type="submit" color={color} disabled={!ready} loading={busy}>{action}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
