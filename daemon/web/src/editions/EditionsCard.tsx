import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { editionsQuery } from '../api/queries';
import type { Edition } from '../api/types';
import { useMoments } from '../app/moments';
import { useSpeech } from '../i18n';

/** By what the plan was amended; nothing where it never was. */
export function EditionsCard({ roadmap, edition }: { roadmap: number; edition: number }) {
  const { t } = useSpeech();
  const editions = useQuery({ ...editionsQuery(roadmap), enabled: edition > 1 });
  const list = editions.data ?? [];
  if (list.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section">
      <Title order={2} size="h5" mb="xs">{t.editions.list}</Title>
      <Stack gap={6}>{list.map((one) => <Line key={one.number} edition={one} />)}</Stack>
    </Paper>
  );
}

function Line({ edition }: { edition: Edition }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const { changed, added, dropped, moved } = edition.counts;
  const counts = t.editions.counts;
  return (
    <div>
      <Text size="sm">{t.editions.listed(edition.number)}: {edition.reason}</Text>
      <Text size="xs" c="dimmed">
        {[counts.changed(changed), counts.added(added), counts.dropped(dropped), counts.moved(moved)].join(' · ')} ·{' '}
        {t.editions.by(edition.applied_by?.name ?? '', moment(edition.applied_at))}
      </Text>
    </div>
  );
}
