import { Alert, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { nodesQuery } from '../api/queries';
import type { Node } from '../api/types';
import { useMoments } from '../app/moments';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { WarningIcon } from '../common/icons';
import { Awaited, Empty } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { clockIsWrong, seconds } from './figures';

export function NodesPage() {
  const { t } = useSpeech();
  const allowed = may(useMe(), 'see_settings');
  const nodes = useQuery({ ...nodesQuery, enabled: allowed });
  if (!allowed) return <NoRight />;
  return (
    <Page title={t.nodes.title} hint={t.nodes.hint}>
      <Awaited query={nodes}>
        {({ shared, items }) => (
          <Stack gap="sm">
            {!shared && <Text c="dimmed">{t.nodes.lone}</Text>}
            {items.length === 0 && <Empty title={t.nodes.empty} />}
            {items.map((node) => <NodeCard key={`${node.name} ${node.started_at}`} node={node} />)}
          </Stack>
        )}
      </Awaited>
    </Page>
  );
}

function NodeCard({ node }: { node: Node }) {
  const { language, t } = useSpeech();
  const { moment } = useMoments();
  const told = (milliseconds: number) => `${seconds(language, milliseconds)} ${t.nodes.seconds}`;
  return (
    <Paper withBorder p="sm" component="article" aria-label={node.name}>
      <Stack gap={4}>
        <Group gap="sm">
          <Text fw={500}>{node.name}</Text>
          <Badge variant="light" color={node.alive ? 'pine' : 'red'} styles={{ label: { textTransform: 'none' } }}>
            {node.alive ? t.nodes.alive : t.nodes.silent}
          </Badge>
          <Text size="sm" c="dimmed">{t.nodes.version} {node.version}</Text>
        </Group>
        <Text size="sm">{t.nodes.seen} {moment(node.seen_at)} · {t.nodes.started} {moment(node.started_at)}</Text>
        <Text size="sm">{t.nodes.lag} {told(node.due_lag_ms)} · {t.nodes.clock} {told(node.clock_ahead_ms)}</Text>
        {node.holds && <Text size="sm">{t.nodes.holds}</Text>}
        {clockIsWrong(node) && <Alert color="red" icon={<WarningIcon />}>{t.nodes.clockWrong}</Alert>}
      </Stack>
    </Paper>
  );
}
