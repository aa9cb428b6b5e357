import { List, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { tasksQuery, unreachableQuery } from '../api/queries';
import { Card } from '../common/Card';
import { AnchorLink } from '../common/links';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';
import { formatDayBriefly } from '../i18n/dates';

const shown = 5;

/** What waits for somebody's word: the oldest reports, and people whom no message reaches. */
export function DecisionsCard() {
  const { language, t } = useSpeech();
  const reports = useInfiniteQuery(tasksQuery('to_accept', {}));
  const unreached = useQuery(unreachableQuery).data?.items ?? [];
  return (
    <Card title={t.glance.decisions} name="decisions">
      <Awaited query={reports}>
        {({ pages }) => {
          const rows = pages[0]?.items ?? [];
          if (rows.length === 0 && unreached.length === 0) return <Text c="dimmed">{t.glance.noDecisions}</Text>;
          return (
            <List listStyleType="none" spacing={6}>
              {rows.slice(0, shown).map((task) => (
                <List.Item key={task.id}>
                  <AnchorLink to="/tasks/$id" params={{ id: task.id }}>{`${task.number} ${task.title}`.trim()}</AnchorLink>
                  <Text span c="dimmed" size="sm">
                    {` · ${task.lead?.name ?? t.state.nobody} · ${t.board.due}: ${formatDayBriefly(language, task.due, pages[0]?.today ?? task.due)}`}
                  </Text>
                </List.Item>
              ))}
              {unreached.length > 0 && <List.Item><AnchorLink to="/">{t.glance.unreached(unreached.length)}</AnchorLink></List.Item>}
            </List>
          );
        }}
      </Awaited>
    </Card>
  );
}
