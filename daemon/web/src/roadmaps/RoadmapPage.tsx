import { Badge, Group, Paper, Progress, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { roadmapQuery } from '../api/queries';
import type { RoadmapView, TaskCard } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { DaysMark, StateBadge } from '../common/marks';
import { Awaited, Empty } from '../common/notes';
import { Page } from '../common/page';
import { Rows } from '../common/Rows';
import { useSpeech } from '../i18n';
import { formatDayBriefly } from '../i18n/dates';
import { AnchorLink, ButtonLink } from '../common/links';
import { EditionsCard } from '../editions/EditionsCard';
import { HeatView } from './HeatView';
import { MonthView } from './MonthView';
import { OrderView } from './OrderView';
import { type PlanSearch, type PlanView, planViewOf, planViews } from './planViews';
import { PublicPageCard } from './PublicPageCard';
import { RoadmapFacts } from './RoadmapsPage';
import { linesOf, type PlanItem, standingOf } from './sections';
import { Sought } from './Sought';
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
  const dropped = view.items.filter((one) => one.dropped_in > 0);
  const items = view.items.filter((one) => one.dropped_in === 0);
  const shown = route.useSearch().view ?? 'table';
  return (
    <div className="plan" data-view={shown}>
      <Page title={roadmap.title || roadmap.source_name} hint={roadmap.organization} side={<Ways roadmap={roadmap.id} />}>
        <Stack gap={4}>
          <RoadmapFacts roadmap={roadmap} />
          <Text size="sm" c="dimmed" className="no-print">{t.roadmaps.source}: {roadmap.source_name}</Text>
        </Stack>
        <EditionsCard roadmap={roadmap.id} edition={roadmap.edition} />
        <PublicPageCard roadmap={roadmap.id} />
        <Standing items={items} />
        {items.length === 0
          ? <Paper withBorder><Empty title={t.views.noRows} hint={t.views.noRowsHint} /></Paper>
          : <Views view={view} items={items} />}
        {shown === 'table' && dropped.length > 0 && (
          <Paper withBorder component="section">
            <Title order={2} size="h5" p="sm">{t.editions.droppedRows(dropped.length)}</Title>
            <Rows items={dropped} keyOf={(item) => item.id} estimate={96} render={(item) => <PlanRow item={item} />} />
          </Paper>
        )}
      </Page>
    </div>
  );
}

/** The ways to see the plan; the address keeps which. */
function Views({ view, items }: { view: RoadmapView; items: PlanItem[] }) {
  const { t } = useSpeech();
  const { id } = view.roadmap;
  const { view: shown = 'table', month } = route.useSearch();
  const navigate = useNavigate();
  const go = (search: PlanSearch) => void navigate({ to: '/roadmaps/$id', params: { id }, search, replace: true });
  // The figures of the heat map are told to whoever sees the whole.
  const ways: readonly PlanView[] = may(useMe(), 'see_all') ? planViews : planViews.filter((one) => one !== 'heat');
  return (
    <Tabs value={shown} onChange={(next) => go(planViewOf(next))} keepMounted={false}>
      <Tabs.List aria-label={t.views.label}>
        {ways.map((one) => <Tabs.Tab key={one} value={one}>{t.views[one]}</Tabs.Tab>)}
      </Tabs.List>
      <Tabs.Panel value="table" pt="md"><Sought items={items}>{(sought) => <Table items={sought} />}</Sought></Tabs.Panel>
      <Tabs.Panel value="timeline" pt="md"><Sought items={items}>{(sought) => <Timeline items={sought} />}</Sought></Tabs.Panel>
      <Tabs.Panel value="calendar" pt="md">
        <MonthView items={items} month={month ?? null} onMonth={(next) => go({ view: 'calendar', month: next ?? undefined })} />
      </Tabs.Panel>
      <Tabs.Panel value="heat" pt="md">{ways.includes('heat') ? <HeatView roadmap={id} items={items} /> : <NoRight />}</Tabs.Panel>
      <Tabs.Panel value="print" pt="md"><OrderView view={view} /></Tabs.Panel>
    </Tabs>
  );
}

/** The rows as the office knows them, under their headings. */
function Table({ items }: { items: readonly PlanItem[] }) {
  return (
    <Paper withBorder component="section">
      <Rows items={linesOf(items)} keyOf={(line) => line.key} estimate={96}
        render={(line) => ('item' in line ? <PlanRow item={line.item} /> : <Title order={2} size="h5" p="sm" pt="lg">{line.title}</Title>)} />
    </Paper>
  );
}

/** Where one goes from a plan: its tasks, a new edition, another year. */
function Ways({ roadmap }: { roadmap: number }) {
  const { t } = useSpeech();
  const me = useMe();
  return (
    <Group gap="sm" className="no-print">
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
