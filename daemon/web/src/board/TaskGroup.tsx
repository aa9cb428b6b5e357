import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';

import { type TaskFilter, tasksQuery } from '../api/queries';
import type { Count, TaskListName } from '../api/types';
import { Awaited, More } from '../common/notes';
import { Rows } from '../common/Rows';
import { useSpeech } from '../i18n';
import { TaskRow } from './TaskRow';

interface TaskGroupProps {
  list: TaskListName;
  filter: TaskFilter;
  /** The count of the whole list, where it is known without reading it. */
  count: Count | undefined;
  hint?: string;
  empty: string;
  color: string;
  withLead: boolean;
}

/** A list of tasks under its heading, a page at a time. */
export function TaskGroup({ list, filter, count, hint, empty, color, withLead }: TaskGroupProps) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(tasksQuery(list, filter));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const known = count ?? { count: rows.length, more: query.hasNextPage };
  const states = list === 'closed' || list === 'suspended';
  return (
    <Paper withBorder component="section" aria-labelledby={`group-${list}`} data-list={list}>
      <Group px="sm" py="sm" gap="sm">
        <Title order={2} size="h4" id={`group-${list}`}>{t.board[list]}</Title>
        <Badge variant={known.count > 0 ? 'filled' : 'light'} color={known.count > 0 ? color : 'gray'} data-testid="count">
          {known.more ? t.board.atLeast(known.count) : known.count}
        </Badge>
        {hint && known.count > 0 && <Text size="sm" c="dimmed" visibleFrom="sm">{hint}</Text>}
      </Group>
      <Awaited query={query}>
        {(data) => (rows.length === 0
          ? <Text px="sm" pb="md" c="dimmed">{empty}</Text>
          : (
            <Rows items={rows} keyOf={(task) => task.id} estimate={72} render={(task) => (
              <TaskRow task={task} today={data.pages[0]?.today ?? ''} withLead={withLead} withState={states} />
            )} />
          ))}
      </Awaited>
      <More query={query} />
    </Paper>
  );
}
