import { Anchor, Badge, Group, List, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { channelsQuery, unreachableQuery } from '../api/queries';
import type { Channels, Unreachable } from '../api/types';
import { useMe } from '../app/session';
import { useSpeech } from '../i18n';
import { formatMoment } from '../i18n/dates';

/** Who would not hear of their tasks, and channels that do not work; nothing where all is well. */
export function UnreachableCard() {
  const { t } = useSpeech();
  const people = useQuery(unreachableQuery).data?.items ?? [];
  const broken = (useQuery(channelsQuery).data?.items ?? []).filter((channel) => !channel.works);
  if (people.length === 0 && broken.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="unreachable">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={2} size="h4" id="unreachable">{t.board.unreachable}</Title>
          {people.length > 0 && <Badge color="orange" variant="filled">{people.length}</Badge>}
        </Group>
        {people.length > 0 && (
          <Anchor href="/api/v1/paper-list" target="_blank" rel="noreferrer" size="sm">{t.board.paperList}</Anchor>
        )}
      </Group>
      {broken.map((channel) => <BrokenChannel key={channel.name} channel={channel} />)}
      <List listStyleType="none" mt="xs" spacing={4}>
        {people.map((one) => <UnreachedPerson key={one.person.id} one={one} />)}
      </List>
    </Paper>
  );
}

function BrokenChannel({ channel }: { channel: Channels['items'][number] }) {
  const { language, t } = useSpeech();
  const me = useMe();
  const since = channel.since ? formatMoment(language, me.zone, channel.since) : '';
  return <Text size="sm" c="var(--vekha-late-words)" mt="xs">{t.board.channelDown(channel.name, since, channel.waiting)}</Text>;
}

function UnreachedPerson({ one }: { one: Unreachable['items'][number] }) {
  const { language, t } = useSpeech();
  const me = useMe();
  return (
    <List.Item>
      <Text span fw={500}>{one.person.name}</Text>
      <Text span c="dimmed" size="sm">
        {': '}{t.board.why[one.why]}, {t.board.owes(one.tasks.length)}
        {one.next && `, ${t.board.nextWord(formatMoment(language, me.zone, one.next))}`}
      </Text>
    </List.Item>
  );
}
