import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';

import { ownerRequestsQuery } from '../api/queries';
import type { OwnerRequest } from '../api/types';
import { useMe } from '../app/session';
import { deed } from '../app/theme';
import { AnchorLink } from '../common/links';
import { Failure, More } from '../common/notes';
import { useSpeech } from '../i18n';
import { formatDayBriefly } from '../i18n/dates';
import { useDealing } from './dealing';

/** What owners have asked for and nobody has answered; nothing where all is answered. */
export function OwnerRequestsCard() {
  const { t } = useSpeech();
  const query = useInfiniteQuery(ownerRequestsQuery);
  const requests = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (requests.length === 0) return null;
  return (
    <Paper withBorder component="section" aria-labelledby="owner-requests">
      <Group px="sm" py="sm" gap="sm">
        <Title order={2} size="h4" id="owner-requests">{t.morning.title}</Title>
        <Badge variant="filled" color={deed.waits} data-testid="requests">{requests.length}{query.hasNextPage && '+'}</Badge>
        <Text size="sm" c="dimmed" visibleFrom="sm">{t.morning.hint}</Text>
      </Group>
      {requests.map((one) => <Request key={`${one.task.id}-${one.kind}-${one.by?.id ?? 0}`} one={one} />)}
      <More query={query} />
    </Paper>
  );
}

function Request({ one }: { one: OwnerRequest }) {
  const { language, t } = useSpeech();
  const { today } = useMe();
  const who = one.by?.name ?? '';
  const day = (value: string) => formatDayBriefly(language, value, today);
  const title = `${one.task.number} ${one.task.title}`.trim();
  return (
    <Group px="sm" py="xs" gap="sm" justify="space-between" wrap="nowrap" align="flex-start"
      style={{ borderTop: '1px solid var(--vekha-line)' }}>
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Text size="sm" fw={500}>{one.day ? t.morning.extension(who, day(one.task.due), day(one.day)) : t.morning.disowning(who)}</Text>
        <AnchorLink to="/tasks/$id" params={{ id: one.task.id }} size="sm">{title}</AnchorLink>
        {one.reason && <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{t.morning.reason(one.reason)}</Text>}
      </Stack>
      <Decide task={one.task.id} title={title} />
    </Group>
  );
}

/** Beside the list, for who controls; to others the title is the way. */
function Decide({ task, title }: { task: number; title: string }) {
  const { t } = useSpeech();
  const dealing = useDealing();
  if (!dealing) return null;
  return (
    <Button size="compact-sm" variant="default" aria-label={t.morning.decideOf(title)} onClick={() => dealing.look(task)}>
      {t.morning.decide}
    </Button>
  );
}
