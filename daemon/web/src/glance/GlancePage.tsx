import { Button, Group, Paper, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';

import { boardQuery, timelinessQuery } from '../api/queries';
import type { Count, Timeliness } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { AnchorLink } from '../common/links';
import { Empty, Failure } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import './glance.css';
import { DecisionsCard } from './DecisionsCard';
import { SharesCard } from './SharesCard';
import { TrendCard } from './TrendCard';

/** What the head of an office reads: one page, one minute. */
export function GlancePage() {
  const { language, t } = useSpeech();
  const me = useMe();
  const sheet = useRef<HTMLDivElement>(null);
  const figures = useQuery({ ...timelinessQuery('roadmap'), enabled: may(me, 'see_all') });
  if (!may(me, 'see_all')) return <NoRight />;
  const side = (
    <Group gap="xs" className="no-print">
      {document.fullscreenEnabled && (
        <Button variant="default" onClick={() => void sheet.current?.requestFullscreen()}>{t.glance.projector}</Button>
      )}
      <Button variant="default" onClick={() => window.print()}>{t.glance.print}</Button>
    </Group>
  );
  return (
    <div ref={sheet} className="glance">
      <Page title={t.glance.title} side={side}
        hint={figures.data ? t.glance.asOf(me.organization, formatDay(language, figures.data.as_of)) : me.organization}>
        {figures.error && <Failure error={figures.error} onRetry={() => void figures.refetch()} />}
        {figures.isPending && <Skeleton height={180} />}
        {figures.data && <Sheet figures={figures.data} />}
      </Page>
    </div>
  );
}

function Sheet({ figures }: { figures: Timeliness }) {
  const { t } = useSpeech();
  if (figures.total.first.fell_due === 0)
    return <><Now /><Paper withBorder><Empty title={t.glance.nothing} hint={t.glance.nothingHint} /></Paper></>;
  return (
    <Stack gap="md">
      <div className="pair">
        <Share name={t.glance.first} hint={t.glance.firstHint} term={figures.total.first} />
        <Share name={t.glance.current} hint={t.glance.currentHint} term={figures.total.current} />
      </div>
      <Now />
      <TrendCard />
      <div className="pair">
        <SharesCard by="department" title={t.glance.byDepartment} />
        <SharesCard by="person" title={t.glance.byPerson} />
      </div>
      <SharesCard by="roadmap" title={t.glance.byRoadmap} />
      <DecisionsCard />
    </Stack>
  );
}

function Share({ name, hint, term }: { name: string; hint: string; term: Timeliness['total']['first'] }) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Text fw={600}>{name}</Text>
      <Text className="figure">{t.glance.percent(term.percent)}</Text>
      <Text>{t.glance.ofAll(term.in_time, term.fell_due)}</Text>
      <Text size="sm" c="dimmed">{hint}</Text>
    </Paper>
  );
}

/** How it stands at this moment; each figure opens its list. */
function Now() {
  const { t } = useSpeech();
  const board = useQuery(boardQuery).data;
  if (!board) return <Skeleton height={90} />;
  const known = ({ count, more }: Count) => (more ? t.board.atLeast(count) : String(count));
  return (
    <SimpleGrid cols={3} spacing={{ base: 'xs', sm: 'md' }}>
      {(['overdue', 'to_accept', 'upcoming'] as const).map((list) => (
        <Paper key={list} withBorder p={{ base: 'xs', sm: 'md' }}>
          <Text className="count" c={list === 'overdue' && board[list].count > 0 ? 'var(--vekha-late-words)' : undefined}>{known(board[list])}</Text>
          <AnchorLink to="/" size="sm">{t.board[list]}</AnchorLink>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
