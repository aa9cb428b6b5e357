import { Badge, Group, Paper, Progress, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { roadmapQuery } from '../api/queries';
import type { RoadmapView, TaskCard } from '../api/types';
import { may, useMe } from '../app/session';
import { DaysMark, StateBadge } from '../common/marks';
import { Awaited } from '../common/notes';
import { Page } from '../common/page';
import { Rows } from '../common/Rows';
import { useSpeech } from '../i18n';
import { formatDayBriefly } from '../i18n/dates';
import { AnchorLink, ButtonLink } from '../common/links';
import { EditionsCard } from '../editions/EditionsCard';
import { MonthView } from './MonthView';
import { OrderView } from './OrderView';
import { planViewOf, planViews } from './planViews';
import { PublicPageCard } from './PublicPageCard';
import { RoadmapFacts } from './RoadmapsPage';
import { type PlanItem, sectionsOf, standingOf } from './sections';
import { Timeline } from './Timeline';

const route = getRouteApi('/gate/roadmaps/$id');

export function RoadmapPage() {
  const { id } = route.useParams();
  const roadmap = useQuery(roadmapQuery(id));
  return <Awaited query={roadmap}>{(view) => <Plan view={view} />}</Awaited>;
}

function Plan({ view }: { view: RoadmapView }) {
  const { t } = useSpeech();
  const { roadmap } = view;
  const items = view.items.filter((one) => one.dropped_in === 0);
  const dropped = view.items.filter((one) => one.dropped_in > 0);
  const shown = route.useSearch().view ?? 'table';
  const navigate = useNavigate();
  const choose = (next: string | null) =>
    void navigate({ to: '/roadmaps/$id', params: { id: roadmap.id }, search: planViewOf(next), replace: true });
  return (
    <Page title={roadmap.title || roadmap.source_name} hint={roadmap.organization} side={<Ways roadmap={roadmap.id} />}>
      <Stack gap={4}>
        <RoadmapFacts roadmap={roadmap} />
        <Text size="sm" c="dimmed">{t.roadmaps.source}: {roadmap.source_name}</Text>
      </Stack>
      <EditionsCard roadmap={roadmap.id} edition={roadmap.edition} />
      <PublicPageCard roadmap={roadmap.id} />
      <Standing items={items} />
      <Tabs value={shown} onChange={choose} keepMounted={false}>
        <Tabs.List aria-label={t.views.label}>
          {planViews.map((one) => <Tabs.Tab key={one} value={one}>{t.views[one]}</Tabs.Tab>)}
        </Tabs.List>
        <Tabs.Panel value="table" pt="md"><Table items={items} /></Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md"><Timeline items={items} /></Tabs.Panel>
        <Tabs.Panel value="calendar" pt="md"><MonthView items={items} /></Tabs.Panel>
        <Tabs.Panel value="print" pt="md"><OrderView view={view} /></Tabs.Panel>
      </Tabs>
      {shown === 'table' && dropped.length > 0 && (
        <Paper withBorder component="section">
          <Title order={2} size="h5" p="sm">{t.editions.droppedRows(dropped.length)}</Title>
          {dropped.map((item) => <PlanRow key={item.id} item={item} />)}
        </Paper>
      )}
    </Page>
  );
}

/** The rows as the office knows them, under their headings. */
function Table({ items }: { items: PlanItem[] }) {
  const lines = sectionsOf(items).flatMap((section, index) => [
    ...(section.title ? [{ key: `section-${index}`, title: section.title }] : []),
    ...section.items.map((item) => ({ key: `item-${item.id}`, item })),
  ]);
  return (
    <Paper withBorder component="section">
      <Rows items={lines} keyOf={(line) => line.key} estimate={96}
        render={(line) => ('item' in line ? <PlanRow item={line.item} /> : <Title order={2} size="h5" p="sm" pt="lg">{line.title}</Title>)} />
    </Paper>
  );
}

/** Where one goes from a plan: its tasks, a new edition, another year. */
function Ways({ roadmap }: { roadmap: number }) {
  const { t } = useSpeech();
  const me = useMe();
  return (
    <Group gap="sm">
      {may(me, 'import') && <ButtonLink to="/roadmaps/$id/amend" params={{ id: roadmap }} variant="default">{t.editions.amend}</ButtonLink>}
      {may(me, 'import') && <ButtonLink to="/roadmaps/$id/copy" params={{ id: roadmap }} variant="default">{t.editions.copy}</ButtonLink>}
      <ButtonLink to="/rehearsal" search={{ roadmap, span: 'month' }} variant="default">{t.rehearsal.title}</ButtonLink>
      <ButtonLink to="/" search={{ roadmap }} variant="default">{t.roadmaps.toBoard}</ButtonLink>
    </Group>
  );
}

function Standing({ items }: { items: PlanItem[] }) {
  const { t } = useSpeech();
  const { tasks, done, late } = standingOf(items);
  const percent = tasks === 0 ? 0 : (done / tasks) * 100;
  return (
    <Group gap="md">
      <Text size="sm">{t.roadmaps.items(items.length)}, {t.roadmaps.tasks(tasks)}</Text>
      <Progress value={percent} w={140} aria-label={t.roadmaps.done(done, tasks)} />
      <Text size="sm">{t.roadmaps.done(done, tasks)}</Text>
      {late > 0 && <Badge color="red" styles={{ label: { textTransform: 'none' } }}>{t.roadmaps.late(late)}</Badge>}
    </Group>
  );
}

function PlanRow({ item }: { item: PlanItem }) {
  const { t } = useSpeech();
  const { number, title, deadline, responsible } = item.item;
  return (
    <Stack gap={4} px="sm" py="xs" style={{ borderTop: '1px solid var(--vekha-line)' }}>
      <Text fw={500}>{number && <Text span c="dimmed" inherit>{number} </Text>}{title}</Text>
      <Text size="sm" c="dimmed">{[deadline.text, responsible.text].filter(Boolean).join(' · ')}</Text>
      {item.dropped_in > 0 && <Text size="sm" c="dimmed">{t.editions.dropped(item.dropped_in)}</Text>}
      {item.tasks.length === 0
        ? <Text size="sm" c="dimmed">{t.roadmaps.noTasks}</Text>
        : <Group gap="xs">{item.tasks.map((task) => <TaskChip key={task.id} task={task} />)}</Group>}
    </Stack>
  );
}

function TaskChip({ task }: { task: TaskCard }) {
  const { language } = useSpeech();
  const { today } = useMe();
  return (
    <Paper withBorder px="xs" py={4} radius="sm">
      <Group gap="xs">
        <AnchorLink to="/tasks/$id" params={{ id: task.id }} size="sm">{formatDayBriefly(language, task.due, today)}</AnchorLink>
        <StateBadge state={task.state} />
        <DaysMark overdue={task.overdue} daysLeft={task.days_left} state={task.state} />
      </Group>
    </Paper>
  );
}
