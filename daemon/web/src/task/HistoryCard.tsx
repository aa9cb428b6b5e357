import { Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useMoments } from '../app/moments';
import { journalQuery } from '../api/queries';
import type { Task } from '../api/types';
import { Card } from '../common/Card';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';
import { namesOf } from './facts';
import { type EntryGroup, grouped, groupWords } from './journal';

/** Every event of the task, the newest first. */
export function HistoryCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const journal = useQuery(journalQuery(task.id, task.version));
  const names = namesOf(task);
  return (
    <Card title={t.task.history} name="history" side={<Text size="xs" c="dimmed" visibleFrom="sm">{t.task.historyHint}</Text>}>
      <Awaited query={journal}>
        {(entries) => (
          <Timeline bulletSize={14} lineWidth={2} active={entries.length}>
            {grouped([...entries].reverse()).map((group) => <Entry key={group.first.sequence} group={group} names={names} />)}
          </Timeline>
        )}
      </Awaited>
    </Card>
  );
}

function Entry({ group, names }: { group: EntryGroup; names: Map<number, string> }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const { title, detail } = groupWords(group, names, t);
  const entry = group.first;
  return (
    <Timeline.Item title={<Text size="sm" fw={500}>{title}</Text>}>
      {detail && <Text size="sm" className="words">{detail}</Text>}
      <Text size="xs" c="dimmed" title={`${t.task.hash}: ${entry.hash}`}>
        {t.task.evidenceBy(entry.actor?.name ?? t.state.system, moment(entry.at))}
      </Text>
    </Timeline.Item>
  );
}
