import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import type { NewLink, Task } from '../api/types';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { type PaperDetails, requestDetails } from './AttachPanel';
import { keepTask } from '../task/useStep';

interface LinkFormProps {
  task: Task;
  details: PaperDetails;
  /** An address that was pasted, to begin with. */
  link: string;
  onDone: () => void;
}

const isAddress = (words: string): boolean => /^https?:\/\/\S+\.\S+/i.test(words.trim());

export function LinkForm({ task, details, link: pasted, onDone }: LinkFormProps) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [link, setLink] = useState(pasted);
  const [title, setTitle] = useState('');
  const attach = useMutation({
    mutationFn: (body: NewLink) => call<Task>(`/tasks/${task.id}/links`, { method: 'POST', body }),
    onSuccess: (changed) => {
      keepTask(queries, changed);
      tell(t.task.attached);
      setLink('');
      setTitle('');
      onDone();
    },
  });
  const ready = isAddress(link);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) attach.mutate({ link: link.trim(), ...(title.trim() && { title: title.trim() }), ...requestDetails(details) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label={t.task.link} type="url" placeholder="https://" value={link} onChange={(event) => setLink(event.target.value)} />
        <TextInput label={t.task.linkTitle} placeholder={t.task.optional} value={title} maxLength={200}
          onChange={(event) => setTitle(event.target.value)} />
        {attach.error && <Failure error={attach.error} />}
        <Group justify="flex-end">
          {!ready && <Text size="sm" c="dimmed">{t.task.linkHint}</Text>}
          <Button type="submit" variant="light" disabled={!ready} loading={attach.isPending}>{t.task.attachLink}</Button>
        </Group>
      </Stack>
    </form>
  );
}
