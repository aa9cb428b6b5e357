import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';

/** The contract's least length of a new password. */
const shortest = 10;

/** Forgets what was typed with its closing. */
export function PasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Modal opened={opened} onClose={onClose} title={t.password.title}>
      <PasswordForm onDone={onClose} onCancel={onClose} />
    </Modal>
  );
}

export function PasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const { t } = useSpeech();
  const [words, setWords] = useState({ old: '', new: '' });
  const change = useMutation({
    mutationFn: () => call('/session/password', { method: 'PUT', body: words }),
    onSuccess: () => {
      tell(t.password.changed);
      setWords({ old: '', new: '' });
      onDone();
    },
  });
  const ready = words.old !== '' && words.new.length >= shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {change.error && <Failure error={change.error} />}
        <PasswordInput label={t.password.old} value={words.old} autoComplete="current-password" required
          onChange={(event) => setWords({ ...words, old: event.target.value })} />
        <PasswordInput label={t.password.new} value={words.new} autoComplete="new-password" required
          onChange={(event) => setWords({ ...words, new: event.target.value })} />
        {!ready && <Text size="sm" c="dimmed">{t.password.hint}</Text>}
        <Group justify="flex-end">
          {onCancel && <Button variant="default" onClick={onCancel}>{t.actions.cancel}</Button>}
          <Button type="submit" disabled={!ready} loading={change.isPending}>{t.actions.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}
