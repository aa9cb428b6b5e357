// The channels: whether each works, what is to go by it; a test message; who would not hear of their tasks.
import { Badge, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { channelsQuery } from '../../api/queries';
import type { Channels, SendingPlan } from '../../api/types';
import { useMoments } from '../../app/moments';
import { NoRight } from '../../app/NotFound';
import { may, useMe } from '../../app/session';
import { Card } from '../../common/Card';
import { Awaited, Empty } from '../../common/notes';
import { Page } from '../../common/page';
import { useSpeech } from '../../i18n';
import { channelWords, reasonWords } from '../../messages/words';
import { sendingPlanQuery } from '../queries';
import { useAdminWords } from '../words';
import { TestMessage } from './TestMessage';
import { UnreachedPeople } from './UnreachedPeople';

export function ChannelsPage() {
  const words = useAdminWords().channels;
  const me = useMe();
  const allowed = may(me, 'see_all');
  const channels = useQuery({ ...channelsQuery, enabled: allowed });
  const plan = useQuery({ ...sendingPlanQuery, enabled: allowed });
  if (!allowed) return <NoRight />;
  return (
    <Page title={words.title} hint={words.hint}>
      <Awaited query={channels}>
        {({ items }) => (items.length === 0
          ? <Empty title={words.empty} hint={words.emptyHint} />
          : (
            <>
              {items.map((one) => (
                <ChannelCard key={one.name} channel={one} plan={plan.data} />
              ))}
              {may(me, 'people') && <TestMessage channels={items.map((one) => one.name)} />}
            </>
          ))}
      </Awaited>
      <UnreachedPeople />
    </Page>
  );
}

const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

interface ChannelCardProps {
  channel: Channels['items'][number];
  /** Absent until it is known. */
  plan: SendingPlan['items'] | undefined;
}

function ChannelCard({ channel, plan }: ChannelCardProps) {
  const { t } = useSpeech();
  const words = useAdminWords().channels;
  const { moment } = useMoments();
  const ahead = plan?.find((one) => one.channel === channel.name);
  const badge = (
    <Badge variant="light" color={channel.works ? 'pine' : 'red'} styles={{ label: { textTransform: 'none' } }}>
      {channel.works ? words.works : words.broken}
    </Badge>
  );
  return (
    <Card title={titled(channelWords(t, channel.name))} name={channel.name} side={badge}>
      <Stack gap={4}>
        {!channel.works && (
          <Text size="sm" c="var(--vekha-late-words)">
            {[
              channel.since && words.since(moment(channel.since)),
              channel.reason && words.why(reasonWords(t, channel.reason)),
              channel.failures > 0 && words.failures(channel.failures),
            ].filter(Boolean).join(' ')}
          </Text>
        )}
        <Text size="sm">{channel.waiting > 0 ? words.waiting(channel.waiting) : words.calm}</Text>
        {plan && (
          <Text size="sm" c="dimmed">
            {!ahead ? words.aheadNone
              : moment(ahead.first) === moment(ahead.last) ? words.aheadAt(ahead.messages, moment(ahead.first))
                : words.ahead(ahead.messages, moment(ahead.first), moment(ahead.last))}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
