import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { weakSpotsQuery } from '../api/queries';
import type { WeakSpots } from '../api/types';
import { deed } from '../app/theme';
import { Card } from '../common/Card';
import { Folded } from '../common/Folded';
import { AnchorLink } from '../common/links';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';

const atFirst = 3;
type Spot = WeakSpots['items'][number];

/** What will keep somebody from being told, by kind, each with what to do. */
export function WeakSpotsCard() {
  const { t } = useSpeech();
  const spots = useQuery(weakSpotsQuery);
  return (
    <Card title={t.rehearsal.weak} name="weak-spots">
      <Awaited query={spots}>
        {({ counts, items }) => (counts.length === 0
          ? <Text c="dimmed">{t.rehearsal.noWeak}</Text>
          : (
            <Stack>
              <Text size="sm" c="dimmed">{t.rehearsal.weakHint}</Text>
              {counts.map((one) => (
                <Kind key={one.kind} heading={one.heading} count={one.count} spots={items.filter((item) => item.kind === one.kind)} />
              ))}
            </Stack>
          ))}
      </Awaited>
    </Card>
  );
}

function Kind({ heading, count, spots }: { heading: string; count: number; spots: Spot[] }) {
  const { t } = useSpeech();
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text fw={500}>{heading}</Text>
        <Badge variant="light" color={deed.waits}>{count}</Badge>
      </Group>
      <Folded items={spots} atFirst={atFirst} render={(spot) => <SpotLine key={`${spot.place}-${spot.task ?? 0}`} spot={spot} />} />
      {count > spots.length && <Text size="sm" c="dimmed">{t.rehearsal.weakMore(count - spots.length)}</Text>}
    </Stack>
  );
}

function SpotLine({ spot }: { spot: Spot }) {
  const place = spot.task
    ? <AnchorLink to="/tasks/$id" params={{ id: spot.task }} size="sm">{spot.place}</AnchorLink>
    : <Text span size="sm" fw={500}>{spot.place}</Text>;
  return (
    <div>
      {place}
      <Text size="sm">{spot.reason} <Text span c="dimmed" inherit>{spot.mend}</Text></Text>
    </div>
  );
}
