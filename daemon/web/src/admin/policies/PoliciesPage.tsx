// The ladders of reminders to be read, which roadmaps stand on which, and who is not reminded now.
import { Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { roadmapsQuery } from '../../api/queries';
import type { Policy, Roadmap } from '../../api/types';
import { NoRight } from '../../app/NotFound';
import { may, useMe } from '../../app/session';
import { Card } from '../../common/Card';
import { AnchorLink } from '../../common/links';
import { Awaited, More } from '../../common/notes';
import { Page } from '../../common/page';
import { useSpeech } from '../../i18n';
import { formatDay } from '../../i18n/dates';
import { mutesQuery, policiesQuery } from '../queries';
import { useAdminWords } from '../words';
import { type Line, linesOf, standsOn, whom } from './ladder';
import { RoadmapChoices } from './RoadmapChoices';

export function PoliciesPage() {
  const words = useAdminWords().policies;
  const allowed = may(useMe(), 'see_all');
  const policies = useQuery({ ...policiesQuery, enabled: allowed });
  const roadmaps = useQuery({ ...roadmapsQuery, enabled: allowed });
  if (!allowed) return <NoRight />;
  return (
    <Page title={words.title} hint={words.hint}>
      <Awaited query={policies}>
        {(items) => (
          <>
            {items.map((one) => <PolicyCard key={one.name} policy={one} policies={items} roadmaps={roadmaps.data ?? []} />)}
            <Card title={words.roadmaps} name="roadmaps">
              <Awaited query={roadmaps}>{(plans) => <RoadmapChoices roadmaps={plans} policies={items} />}</Awaited>
            </Card>
          </>
        )}
      </Awaited>
      <Mutes />
    </Page>
  );
}

interface PolicyCardProps {
  policy: Policy;
  policies: readonly Policy[];
  roadmaps: readonly Roadmap[];
}

function PolicyCard({ policy, policies, roadmaps }: PolicyCardProps) {
  const { t } = useSpeech();
  const words = useAdminWords().policies;
  const own = policy.own && (
    <Badge variant="light" title={words.ownHint} styles={{ label: { textTransform: 'none' } }}>{words.own}</Badge>
  );
  const titles = roadmaps.filter((one) => standsOn(policies, one.policy) === policy.name).map((one) => `«${one.title}»`);
  const { weekly, slip_digest: slip } = policy;
  return (
    <Card title={policy.name} name={`policy-${policy.name}`} side={own}>
      {policy.announce.length > 0 && <Said what={words.announce} how={whom(t, policy.announce)} />}
      <Ladder title={words.ladder} lines={linesOf(policy.rungs, words, words, t)} />
      {weekly && (
        <Said what={words.weekly} how={`${words.every[weekly.day]} ${words.at(weekly.at)}, ${words.weeklyMost(weekly.most)}: ${whom(t, weekly.audience)}`} />
      )}
      {policy.acceptance.length > 0 && <Ladder title={words.acceptance} lines={linesOf(policy.acceptance, words.term, words, t)} />}
      {slip && <Said what={words.slip} how={`${words.every[slip.day]} ${words.at(slip.at)}`} />}
      <Text size="sm" c="dimmed">{titles.length > 0 ? words.usedBy(titles.join(', ')) : words.unused}</Text>
    </Card>
  );
}

function Said({ what, how }: { what: string; how: string }) {
  return <Text size="sm"><Text span inherit fw={500}>{what}: </Text>{how}</Text>;
}

function Ladder({ title, lines }: { title: string; lines: readonly Line[] }) {
  const words = useAdminWords().policies;
  return (
    <div>
      <Title order={3} size="h6" mb={4}>{title}</Title>
      {lines.length === 0 ? <Text size="sm">{words.noRungs}</Text> : (
        <Table verticalSpacing={4} withRowBorders={false} fz="sm">
          <Table.Tbody>
            {lines.map((one) => (
              <Table.Tr key={one.key}>
                <Table.Td w="45%" valign="top" pl={0}>
                  {one.when}
                  {one.urgent && <Text span size="sm" c="var(--vekha-late-words)" title={words.urgentHint}> · {words.urgent}</Text>}
                </Table.Td>
                <Table.Td valign="top" pr={0}>{one.who}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}

function Mutes() {
  const { language, t } = useSpeech();
  const words = useAdminWords().policies;
  const mutes = useInfiniteQuery(mutesQuery);
  return (
    <Card title={words.mutes} name="mutes">
      <Awaited query={mutes}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Text size="sm">{words.mutesNone}</Text>;
          return items.map((one) => (
            <Stack key={`${one.task} ${one.person?.id}`} gap={2}>
              <Group gap="xs">
                <Text size="sm" fw={500}>{one.person?.name ?? t.state.nobody}</Text>
                <Text size="sm">{words.until(formatDay(language, one.until))}</Text>
              </Group>
              <AnchorLink to="/tasks/$id" params={{ id: one.task }} size="sm">{[one.number, one.title].filter(Boolean).join(' ')}</AnchorLink>
              <Text size="sm" c="dimmed">{[one.reason, one.by && words.mutedBy(one.by.name)].filter(Boolean).join(' · ')}</Text>
            </Stack>
          ));
        }}
      </Awaited>
      <More query={mutes} />
    </Card>
  );
}
