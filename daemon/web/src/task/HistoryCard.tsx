import { Button, Collapse, Stack, Text, Timeline, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useMoments } from '../app/moments';
import { journalQuery } from '../api/queries';
import type { Task } from '../api/types';
import { Card } from '../common/Card';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { namesOf } from './facts';
import { type EntryGroup, groupWords } from './journal';
import { type Part, storyOf } from './story';

/** What happened, the newest first: by days; the messages that went out meanwhile are a line that opens. */
export function HistoryCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const { dateOf } = useMoments();
  const journal = useQuery(journalQuery(task.id, task.version));
  const names = namesOf(task);
  return (
    <Card title={t.task.history} name="history" side={<Text size="xs" c="dimmed" visibleFrom="sm">{t.task.historyHint}</Text>}>
      <Awaited query={journal}>
        {(entries) => (
          <Stack gap="md">
            {storyOf([...entries].reverse(), dateOf).map(({ day, parts }) => (
              <div key={day}>
                <Title order={3} size="h6" mb="xs">{day}</Title>
                <Timeline bulletSize={14} lineWidth={2} active={parts.length}>
                  {parts.map((part) => (part.kind === 'event'
                    ? <Entry key={part.group.first.sequence} group={part.group} names={names} />
                    : <Quiet key={part.key} part={part} names={names} />))}
                </Timeline>
              </div>
            ))}
          </Stack>
        )}
      </Awaited>
    </Card>
  );
}

interface EntryProps {
  group: EntryGroup;
  names: Map<number, string>;
}

function Entry({ group, names }: EntryProps) {
  return <Timeline.Item title={<Told group={group} names={names} strong />} />;
}

function Told({ group, names, strong = false }: EntryProps & { strong?: boolean }) {
  const { language, t } = useSpeech();
  const { timeOf } = useMoments();
  const { title, detail } = groupWords(group, names, t, (day) => formatDay(language, day));
  const entry = group.first;
  return (
    <div>
      <Text size="sm" fw={strong ? 500 : 400}>{title}</Text>
      {detail && <Text size="sm" className="words">{detail}</Text>}
      <Text size="xs" c="dimmed" title={`${t.task.hash}: ${entry.hash}`}>
        {t.task.evidenceBy(entry.actor?.name ?? t.state.system, timeOf(entry.at))}
      </Text>
    </div>
  );
}

function Quiet({ part, names }: { part: Extract<Part, { kind: 'quiet' }>; names: Map<number, string> }) {
  const { t } = useSpeech();
  const [opened, setOpened] = useState(false);
  return (
    <Timeline.Item lineVariant="dashed" title={(
      <Button size="compact-sm" variant="subtle" color="gray" px={0} aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {t.story.quiet(part.count)}
      </Button>
    )}>
      <Collapse in={opened}>
        {opened && <Stack gap="xs">{part.groups.map((group) => <Told key={group.first.sequence} group={group} names={names} />)}</Stack>}
      </Collapse>
    </Timeline.Item>
  );
}
