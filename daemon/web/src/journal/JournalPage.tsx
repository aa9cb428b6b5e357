import { Anchor, Badge, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { journalLinesQuery, journalTypesQuery, peopleQuery, roadmapsQuery } from '../api/queries';
import type { JournalLine } from '../api/types';
import { useMoments } from '../app/moments';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { DayInput } from '../common/DayInput';
import { Awaited, Empty, More } from '../common/notes';
import { Page } from '../common/page';
import { Rows } from '../common/Rows';
import { useSpeech } from '../i18n';
import { fileAddress, type JournalFilter, noFilter } from './filter';
import { VerifyCard } from './VerifyCard';

/** Who did what to what, when and from where; read, filtered, given out, verified. */
export function JournalPage() {
  const { t } = useSpeech();
  const [filter, setFilter] = useState(noFilter);
  if (!may(useMe(), 'read_journal')) return <NoRight />;
  return (
    <Page title={t.journal.title} hint={t.journal.hint}>
      <VerifyCard />
      <Filters filter={filter} onFilter={setFilter} />
      <Group gap="md">
        <Anchor href={fileAddress(filter, 'csv')} download>{t.journal.exportCsv}</Anchor>
        <Anchor href={fileAddress(filter, 'jsonl')} download>{t.journal.exportLines}</Anchor>
      </Group>
      <Lines filter={filter} />
    </Page>
  );
}

function Filters({ filter, onFilter }: { filter: JournalFilter; onFilter: (filter: JournalFilter) => void }) {
  const { t } = useSpeech();
  const me = useMe();
  const people = useQuery({ ...peopleQuery, enabled: may(me, 'see_people') });
  const types = useQuery(journalTypesQuery);
  const roadmaps = useQuery(roadmapsQuery);
  const set = (part: Partial<JournalFilter>) => onFilter({ ...filter, ...part });
  return (
    <Group gap="sm" align="flex-start">
      <NativeSelect label={t.journal.person} value={filter.person} onChange={(event) => set({ person: event.target.value })}
        data={[{ value: '', label: t.journal.everybody }, { value: '0', label: t.journal.engine },
          ...(people.data ?? []).map((one) => ({ value: String(one.id), label: one.name }))]} />
      <NativeSelect label={t.journal.type} value={filter.type} onChange={(event) => set({ type: event.target.value })}
        data={[{ value: '', label: t.journal.everything }, ...(types.data ?? []).map((one) => ({ value: one.type, label: one.words }))]} />
      <NativeSelect label={t.journal.roadmap} value={filter.roadmap} onChange={(event) => set({ roadmap: event.target.value })}
        data={[{ value: '', label: t.journal.everyRoadmap }, ...(roadmaps.data ?? []).map((one) => ({ value: String(one.id), label: one.title }))]} />
      <TextInput label={t.journal.task} inputMode="numeric" value={filter.task} onChange={(event) => set({ task: event.target.value.trim() })} />
      <DayInput label={t.journal.from} value={filter.from} onDay={(from) => set({ from })} />
      <DayInput label={t.journal.to} value={filter.to} onDay={(to) => set({ to })} />
    </Group>
  );
}

function Lines({ filter }: { filter: JournalFilter }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(journalLinesQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Paper withBorder>
      <Awaited query={query}>
        {() => (rows.length === 0 ? <Empty title={t.journal.empty} hint={t.journal.emptyHint} />
          : <Rows items={rows} keyOf={(one) => one.sequence} estimate={72} render={(one) => <Line line={one} />} />)}
      </Awaited>
      <More query={query} />
    </Paper>
  );
}

function Line({ line }: { line: JournalLine }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  return (
    <Stack component="article" aria-label={t.journal.line(line.sequence)} gap={2} px="sm" py="xs"
      style={{ borderTop: '1px solid var(--vekha-line)' }}>
      <Group gap="sm">
        <Text fw={500}>{line.what}</Text>
        {line.redacted && <Badge variant="light" color="gray" styles={{ label: { textTransform: 'none' } }}>{t.journal.redacted}</Badge>}
      </Group>
      {line.about && <Text size="sm">{line.about}</Text>}
      <Text size="sm" c="dimmed">{moment(line.at)} · {line.actor?.name ?? t.state.system} · {line.from} · № {line.sequence}</Text>
      {line.changes.map((change) => (
        <Text key={change.field} size="sm">
          {change.field}: {change.before !== null && `${change.before} → `}{change.after ?? t.journal.nothing}
        </Text>
      ))}
    </Stack>
  );
}
