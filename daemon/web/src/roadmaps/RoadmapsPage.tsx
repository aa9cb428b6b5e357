import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { roadmapsQuery } from '../api/queries';
import type { Roadmap } from '../api/types';
import { NoRight } from '../app/NotFound';
import { useMoments } from '../app/moments';
import { may, useMe } from '../app/session';
import { Awaited, Empty } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { ButtonLink } from '../common/links';

export function RoadmapsPage() {
  const { t } = useSpeech();
  const me = useMe();
  const roadmaps = useQuery({ ...roadmapsQuery, enabled: may(me, 'see_all') });
  if (!may(me, 'see_all')) return <NoRight />;
  const load = may(me, 'import') && <ButtonLink to="/import">{t.roadmaps.load}</ButtonLink>;
  return (
    <Page title={t.roadmaps.title} side={load}>
      <Awaited query={roadmaps}>
        {(items) => (
          <Paper withBorder>
            {items.length === 0
              ? <Empty title={t.roadmaps.empty} hint={t.roadmaps.emptyHint} />
              : items.map((one) => <RoadmapLine key={one.id} roadmap={one} />)}
          </Paper>
        )}
      </Awaited>
    </Page>
  );
}

/** The approval and the period on one line, as an office would write them. */
export function RoadmapFacts({ roadmap }: { roadmap: Roadmap }) {
  const { language, t } = useSpeech();
  const { moment } = useMoments();
  const day = (value: string) => formatDay(language, value);
  const { first, last } = roadmap.period;
  const facts = [
    t.roadmaps.approval(roadmap.approval_number, roadmap.approval_date ? day(roadmap.approval_date) : ''),
    first ? t.roadmaps.period(day(first), day(last)) : day(last),
    roadmap.controller && `${t.roadmaps.controller}: ${roadmap.controller.name}`,
    `${t.roadmaps.importedBy}: ${moment(roadmap.imported_at)}`,
  ];
  return <Text size="sm" c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>;
}

function RoadmapLine({ roadmap }: { roadmap: Roadmap }) {
  return (
    <Link to="/roadmaps/$id" params={{ id: roadmap.id }} className="row" style={{ gridTemplateColumns: '1fr' }}>
      <Stack gap={2}>
        <Text fw={500}>{roadmap.title || roadmap.source_name}</Text>
        {roadmap.organization && <Text size="sm">{roadmap.organization}</Text>}
        <RoadmapFacts roadmap={roadmap} />
      </Stack>
    </Link>
  );
}
