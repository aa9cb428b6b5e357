import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../../api/client';
import type { Webhook, WebhookWithSecret } from '../../api/types';
import { Failure } from '../../common/notes';
import { useSpeech } from '../../i18n';
import { webhooksQuery } from '../queries';
import { useAdminWords } from '../words';

const longestName = 200;
const longestAddress = 2048;

interface WebhookFormProps {
  /** The one that is changed; none: a new one. */
  webhook?: Webhook;
  onClose: () => void;
  onSaved: (saved: Webhook | WebhookWithSecret) => void;
}

export function WebhookForm({ webhook, onClose, onSaved }: WebhookFormProps) {
  const { t } = useSpeech();
  const all = useAdminWords();
  const words = all.webhooks;
  const queries = useQueryClient();
  const [name, setName] = useState(webhook?.name ?? '');
  const [address, setAddress] = useState(webhook?.address ?? 'https://');
  const [types, setTypes] = useState<string[]>(webhook?.types ?? []);
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), address: address.trim(), types, active: webhook?.active ?? true };
      return webhook
        ? call<Webhook>(`/webhooks/${webhook.id}`, { method: 'PUT', body })
        : call<WebhookWithSecret>('/webhooks', { method: 'POST', body });
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      onSaved(saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={webhook ? webhook.name : words.add} closeButtonProps={{ 'aria-label': t.actions.close }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={words.name} value={name} required maxLength={longestName} data-autofocus onChange={(event) => setName(event.target.value)} />
          <TextInput label={words.address} description={words.addressHint} type="url" value={address} required maxLength={longestAddress}
            onChange={(event) => setAddress(event.target.value)} />
          <Checkbox.Group label={words.types} description={words.typesHint} value={types} onChange={setTypes}>
            <Stack gap={6} mt={6} p="xs" mah={220} style={{ overflowY: 'auto', border: '1px solid var(--vekha-line)', borderRadius: 8 }}>
              {Object.entries(all.events).map(([value, label]) => <Checkbox key={value} value={value} label={label} />)}
            </Stack>
          </Checkbox.Group>
          {save.error && <Failure error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>{webhook ? t.actions.save : words.add}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
