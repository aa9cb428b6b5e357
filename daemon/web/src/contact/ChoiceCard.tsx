import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import { contactQuery } from '../api/queries';
import type { Contact, ContactChoice } from '../api/types';
import { Card } from '../common/Card';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';

const declinable = ['reminder', 'contributed', 'slip', 'outage'] as const;
type Declinable = (typeof declinable)[number];

interface Choice {
  first: string;
  from: string;
  to: string;
  language: 'ru' | 'en';
  declined: Declinable[];
}

function asChosen({ first, from, to, language, declined }: Choice): ContactChoice {
  const own = from && to ? { hours_from: from, hours_to: to } : {};
  return { channels: first ? [first] : [], ...own, language, declined };
}

/** The order, the hours, the language, what not to be told; saved together. */
export function ChoiceCard({ contact }: { contact: Contact }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [choice, setChoice] = useState<Choice>({
    first: contact.channels[0] ?? '', from: contact.hours?.from ?? '', to: contact.hours?.to ?? '', language: contact.language,
    declined: declinable.filter((kind) => contact.declined.includes(kind)),
  });
  const save = useMutation({
    mutationFn: () => call<Contact>(`/people/${contact.person.id}/contact`, { method: 'PUT', body: asChosen(choice) }),
    onSuccess: (kept) => {
      queries.setQueryData(contactQuery(contact.person.id).queryKey, kept);
      tell(t.contact.saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const firsts = [{ value: '', label: t.contact.asOthers }, ...contact.channels_in_use.map((name) => ({ value: name, label: t.contact.channel(name) }))];
  const { from, to } = contact.organization_hours;
  return (
    <Card title={t.contact.choice} name="choice">
      <form onSubmit={submit}>
        <NativeSelect label={t.contact.first} data={firsts} value={choice.first} onChange={(event) => setChoice({ ...choice, first: event.target.value })} />
        <Group mt="sm" gap="sm" align="flex-end">
          <TextInput type="time" label={t.contact.from} value={choice.from} onChange={(event) => setChoice({ ...choice, from: event.target.value })} />
          <TextInput type="time" label={t.contact.to} value={choice.to} onChange={(event) => setChoice({ ...choice, to: event.target.value })} />
          <Text size="sm" c="dimmed">{t.contact.hours(from, to)}</Text>
        </Group>
        <NativeSelect mt="sm" label={t.contact.language} value={choice.language} data={[{ value: 'ru', label: 'Русский' }, { value: 'en', label: 'English' }]}
          onChange={(event) => setChoice({ ...choice, language: event.target.value === 'en' ? 'en' : 'ru' })} />
        <Checkbox.Group mt="sm" label={t.contact.declined} value={choice.declined}
          onChange={(kinds) => setChoice({ ...choice, declined: declinable.filter((kind) => kinds.includes(kind)) })}>
          {declinable.map((kind) => <Checkbox key={kind} mt={6} value={kind} label={t.contact.declinable[kind]} />)}
        </Checkbox.Group>
        {save.error && <Failure error={save.error} />}
        <Group mt="md"><Button type="submit" loading={save.isPending}>{t.actions.save}</Button></Group>
      </form>
    </Card>
  );
}
