import { Badge, Drawer, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { useMoments } from '../app/moments';
import { deliveriesQuery } from '../api/queries';
import type { DeliveryCard, DeliveryState } from '../api/types';
import { Awaited, Empty, More } from '../common/notes';
import { Page } from '../common/page';
import { Rows } from '../common/Rows';
import { useSpeech } from '../i18n';
import { MessageView } from './MessageView';
import { channelWords, outcomeColor } from './words';

const route = getRouteApi('/gate/messages');
const filters: readonly (DeliveryState | '')[] = ['', 'sent', 'waiting', 'failed'];

/** The log of messages; the address names the one that is open. */
export function MessagesPage() {
  const { t } = useSpeech();
  const { open } = route.useSearch();
  const navigate = useNavigate();
  const [state, setState] = useState<DeliveryState | ''>('');
  return (
    <Page title={t.messages.title} hint={t.messages.hint}
      side={<SegmentedControl aria-label={t.messages.filter} value={state} onChange={(next) => setState(next as DeliveryState | '')}
        data={filters.map((one) => ({ value: one, label: one === '' ? t.messages.all : t.deliveryState[one] }))} />}>
      <MessageList state={state} />
      <Drawer opened={open !== undefined} onClose={() => void navigate({ to: '/messages', search: {} })} position="right" size="xl"
        title={t.messages.frame} closeButtonProps={{ 'aria-label': t.actions.close }}>
        {open !== undefined && <MessageView id={open} />}
      </Drawer>
    </Page>
  );
}

function MessageList({ state }: { state: DeliveryState | '' }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(deliveriesQuery(state));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Paper withBorder>
      <Awaited query={query}>
        {() => (rows.length === 0
          ? <Empty title={state === '' ? t.messages.empty : t.messages.emptyFiltered} hint={state === '' ? t.messages.emptyHint : ''} />
          : <Rows items={rows} keyOf={(one) => one.id} estimate={72} render={(one) => <MessageRow message={one} />} />)}
      </Awaited>
      <More query={query} />
    </Paper>
  );
}

function MessageRow({ message }: { message: DeliveryCard }) {
  const { t } = useSpeech();
  const { momentBriefly } = useMoments();
  return (
    <Link to="/messages" search={{ open: message.id }} className="row" data-message={message.id}>
      <Stack gap={2}>
        <Text fw={500} lineClamp={2}>{message.subject}</Text>
        <Text size="sm" c="dimmed">{message.person?.name ?? t.state.nobody} · {channelWords(t, message.channel)}</Text>
      </Stack>
      <Text size="sm">{momentBriefly(message.settled_at ?? message.created_at)}</Text>
      <Group gap={4} justify="flex-end">
        <Badge variant="light" color={outcomeColor(message.state)} styles={{ label: { textTransform: 'none' } }}>
          {t.deliveryState[message.state]}
        </Badge>
      </Group>
    </Link>
  );
}
