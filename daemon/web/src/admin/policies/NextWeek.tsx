import { Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { call } from '../../api/client';
import type { Rehearsal } from '../../api/types';
import { Failure } from '../../common/notes';
import { useAdminWords } from '../words';

/** What will be sent about a roadmap next week if nobody does anything: the engine played ahead on a copy. */
export function NextWeek({ roadmap }: { roadmap: number }) {
  const words = useAdminWords().policies;
  const now = useQuery({
    queryKey: ['tasks', 'rehearsal', roadmap],
    queryFn: ({ signal }) => call<Rehearsal>('/rehearsal', { signal, query: { roadmap } }),
  });
  return (
    <Paper withBorder p="sm" component="section" aria-label={words.preview}>
      <Stack gap={4}>
        <Text size="sm" fw={500}>{words.preview}</Text>
        {now.isPending && <Group gap="xs"><Loader size="xs" /><Text size="sm" c="dimmed">{words.previewing}</Text></Group>}
        {now.error && <Failure error={now.error} onRetry={() => void now.refetch()} />}
        {now.data && <Text size="sm">{now.data.words}</Text>}
      </Stack>
    </Paper>
  );
}
