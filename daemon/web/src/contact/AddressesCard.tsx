import { Anchor, Badge, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import { contactQuery } from '../api/queries';
import type { Contact, LinkCode } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';

type Address = Contact['addresses'][number];
const colors: Record<Address['standing'], string> = { confirmed: 'pine', unproved: 'gray', refused: 'red' };

/** Where messages go, and how each address is proved. */
export function AddressesCard({ contact }: { contact: Contact }) {
  const { t } = useSpeech();
  return (
    <Card title={t.contact.addresses} name="addresses">
      {contact.addresses.map((one) => (
        <Group key={one.kind} gap="sm">
          <Text w={90} c="dimmed">{t.contact.kind[one.kind]}</Text>
          <Text>{one.address || t.contact.none}</Text>
          {one.address && <Badge color={colors[one.standing]} variant="light">{t.contact.standing[one.standing]}</Badge>}
        </Group>
      ))}
      {(['telegram', 'max'] as const).filter((kind) => contact.channels_in_use.includes(kind)).map((kind) => (
        <LinkMessenger key={kind} person={contact.person.id} kind={kind} />
      ))}
      <ProveMail person={contact.person.id} />
    </Card>
  );
}

function LinkMessenger({ person, kind }: { person: number; kind: 'telegram' | 'max' }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const make = useMutation({
    mutationFn: () => call<LinkCode>(`/people/${person}/link-codes`, { method: 'POST', body: { kind } }),
  });
  const made = make.data;
  return (
    <Stack gap={4}>
      <Group><Button variant="default" size="sm" loading={make.isPending} onClick={() => make.mutate()}>{t.contact.link(t.contact.kind[kind])}</Button></Group>
      {make.error && <Failure error={make.error} />}
      {made && (
        <Text size="sm">
          {t.contact.sendCode} <Code>/start {made.code}</Code>{' '}
          {made.link && <Anchor href={made.link} target="_blank" rel="noreferrer">{t.contact.openBot}</Anchor>}
          {' '}<Text span c="dimmed" inherit>{t.contact.codeUntil(moment(made.expires_at))}</Text>
        </Text>
      )}
    </Stack>
  );
}

/** Two steps: the code goes to the new address; it counts once the code comes back. */
function ProveMail({ person }: { person: number }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [words, setWords] = useState({ address: '', code: '' });
  const ask = useMutation({
    mutationFn: () => call(`/people/${person}/address-codes`, { method: 'POST', body: { address: words.address } }),
  });
  const confirm = useMutation({
    mutationFn: () => call<Contact>(`/people/${person}/address-codes/confirm`, { method: 'POST', body: { code: words.code } }),
    onSuccess: (contact) => {
      queries.setQueryData(contactQuery(person).queryKey, contact);
      tell(t.contact.confirmed);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ask.isSuccess) confirm.mutate();
    else ask.mutate();
  };
  const error = confirm.error ?? ask.error;
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        {ask.isSuccess
          ? <TextInput label={t.contact.code(words.address)} value={words.code} inputMode="numeric" autoComplete="one-time-code" required
              onChange={(event) => setWords({ ...words, code: event.target.value })} />
          : <TextInput label={t.contact.mail} type="email" value={words.address} autoComplete="email" required
              onChange={(event) => setWords({ ...words, address: event.target.value })} />}
        <Button type="submit" variant="default" size="sm" loading={ask.isPending || confirm.isPending}>
          {ask.isSuccess ? t.contact.confirm : t.contact.askCode}
        </Button>
      </Group>
      {error && <Failure error={error} />}
    </form>
  );
}
