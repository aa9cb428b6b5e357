import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import type { NewRungEdit, Task } from '../api/types';
import { DayInput } from '../common/DayInput';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { isDay } from '../i18n/dates';
import type { Line, Message } from './ahead';

export interface Edited {
  kind: NewRungEdit['kind'];
  message: Message;
  line: Line;
}

/** Skips, holds or annotates one reminder before it goes out; each with its words. */
export function EditDialog({ edited, onClose }: { edited: Edited; onClose: () => void }) {
  const { t } = useSpeech();
  const { kind, line, message } = edited;
  const [words, setWords] = useState('');
  const [until, setUntil] = useState('');
  const save = useSaving(edited, onClose);
  const ready = words.trim() !== '' && (kind !== 'hold' || isDay(until));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !save.isPending) save.mutate({ kind, rung: line.rung, person: message.person.id, words: words.trim(), ...(kind === 'hold' ? { until } : {}) });
  };
  return (
    <Modal opened onClose={onClose} title={t.rehearsal[kind]} closeButtonProps={{ 'aria-label': t.actions.close }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t.rehearsal[`${kind}Hint`](message.person.name)}</Text>
          {kind === 'hold' && <DayInput label={t.rehearsal.holdUntil} value={until} onDay={setUntil} required data-autofocus />}
          <Textarea label={kind === 'note' ? t.rehearsal.words : t.rehearsal.why} autosize minRows={2} maxRows={8} maxLength={2000} required
            value={words} onChange={(event) => setWords(event.target.value)} data-autofocus={kind === 'hold' ? undefined : true} />
          {save.error != null && <Failure error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
            <Button type="submit" disabled={!ready} loading={save.isPending}>{t.rehearsal.save}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The rehearsal bears no versions: the task is read for its own, and a rung that has spoken is refused by the server. */
function useSaving({ line }: Edited, done: () => void) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (edit: NewRungEdit) => {
      const task = await call<Task>(`/tasks/${line.task ?? 0}`);
      return call<Task>(`/tasks/${task.id}/rung-edits`, { method: 'POST', body: edit, headers: { 'If-Match': `"${task.version}"` } });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['rehearsal'] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      tell(t.rehearsal.saved);
      done();
    },
  });
}
