import { Button, Group, Loader, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../../api/client';
import type { DispatchPage, Person } from '../../api/types';
import { useMoments } from '../../app/moments';
import { useMe } from '../../app/session';
import { Card } from '../../common/Card';
import { AnchorLink } from '../../common/links';
import { Failure } from '../../common/notes';
import { useSpeech } from '../../i18n';
import { channelWords } from '../../messages/words';
import { PersonPick } from '../PersonPick';
import { readDispatches } from '../queries';
import { useAdminWords } from '../words';

type Dispatch = DispatchPage['items'][number];

const lookAgainMilliseconds = 1_500;
/** After so long without an outcome the page says that one need not wait here. */
const longMilliseconds = 30_000;
/** Steps after which nothing more becomes of a message by itself. */
const last: readonly Dispatch['step'][] = ['sent', 'failed', 'refused', 'dropped', 'bounced'];

interface Asked {
  person: { id: number; name: string };
  /** The newest step before it was asked for; what is newer belongs to it. */
  after: number;
  /** When it was asked for, by the browser's clock. */
  at: number;
}

/** A message by the very way of real ones, and what became of it in the server's words. */
export function TestMessage({ channels }: { channels: readonly string[] }) {
  const { t } = useSpeech();
  const words = useAdminWords().channels;
  const me = useMe();
  const [person, setPerson] = useState<Person>();
  const [channel, setChannel] = useState('');
  const send = useMutation({
    mutationFn: async (): Promise<Asked> => {
      const to = person ?? me.person;
      const before = await readDispatches(to.id);
      await call(`/people/${to.id}/test-message`, { method: 'POST', body: channel ? { channel } : {} });
      return { person: to, after: before[0]?.id ?? 0, at: Date.now() };
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <Card title={words.test} name="test">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{words.testHint}</Text>
          <Group align="flex-end" gap="sm">
            <PersonPick label={words.to} value={person?.id ?? null} placeholder={words.me(me.person.name)} except={me.person.id} onPick={setPerson} />
            <NativeSelect label={words.by} value={channel} onChange={(event) => setChannel(event.target.value)}
              data={[{ value: '', label: words.asUsual }, ...channels.map((one) => ({ value: one, label: channelWords(t, one) }))]} />
            <Button type="submit" loading={send.isPending}>{words.send}</Button>
          </Group>
        </Stack>
      </form>
      {send.error && <Failure error={send.error} />}
      {send.data && <Outcome key={`${send.data.person.id} ${send.data.after}`} asked={send.data} />}
    </Card>
  );
}

function Outcome({ asked }: { asked: Asked }) {
  const { t } = useSpeech();
  const words = useAdminWords().channels;
  const { moment } = useMoments();
  const steps = useQuery({
    queryKey: ['messages', 'test', asked.person.id, asked.after],
    queryFn: async ({ signal }) => (await readDispatches(asked.person.id, signal)).filter((one) => one.id > asked.after).reverse(),
    refetchInterval: (query) => (query.state.data?.some((one) => last.includes(one.step)) ? false : lookAgainMilliseconds),
  });
  const found = steps.data ?? [];
  const settled = found.some((one) => last.includes(one.step));
  return (
    <Stack gap={4} role="status" data-settled={settled}>
      <Text size="sm" fw={500}>{words.sentFor(asked.person.name)}</Text>
      {found.map((one) => (
        <Text key={one.id} size="sm" c={one.step === 'failed' || one.step === 'refused' ? 'var(--vekha-late-words)' : undefined}>
          {moment(one.at)} · {[channelWords(t, one.channel), one.words, one.code > 0 && words.code(one.code)].filter(Boolean).join(', ')}
        </Text>
      ))}
      {steps.error && <Failure error={steps.error} />}
      {settled
        ? <AnchorLink to="/messages" size="sm">{words.toMessages}</AnchorLink>
        : (
          <Group gap="xs">
            <Loader size="xs" />
            <Text size="sm" c="dimmed">{steps.dataUpdatedAt - asked.at > longMilliseconds ? words.long : words.planned}</Text>
          </Group>
        )}
    </Stack>
  );
}
