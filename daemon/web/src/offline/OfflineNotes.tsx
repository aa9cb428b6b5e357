import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';

import type { Me } from '../api/types';
import { may } from '../app/session';
import { AnchorLink } from '../common/links';
import { useSpeech } from '../i18n';
import { formatMomentBriefly, formatMomentOfDay } from '../i18n/dates';
import { oldestShown } from './kept';
import { tryLine, useOfflineWork } from './useOfflineWork';
import { useFresh, update } from './worker';
import { useWaiting } from './waiting';

/** Above every screen: no line, what waits for it, a new version of the page. Nothing where all is well. */
export default function OfflineNotes({ me }: { me: Me }) {
  const { t } = useSpeech();
  const down = useOfflineWork(me);
  // Without a service worker it would not be at hand when the line is lost.
  useEffect(() => void import('./WaitingCard').catch(() => undefined), []);
  return (
    <Stack gap="sm" role="status" aria-label={t.offline.notes} className="offline-notes">
      <LineNote me={me} down={down} />
      <WaitingNote />
      <FreshNote />
    </Stack>
  );
}

/** How old what stands on the screen is; nothing where it is as the server says it. */
function LineNote({ me, down }: { me: Me; down: boolean }) {
  const { language, t } = useSpeech();
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const since = useSyncExternalStore((told) => cache.subscribe(told), () => oldestShown(queries, down ? 'all' : 'laid out'));
  if (!down && since === 0) return null;
  const at = new Date(since).toISOString();
  const now = new Date().toISOString();
  const briefly = formatMomentOfDay(language, me.zone, at, now);
  if (!down) return <Text size="sm" c="dimmed">{t.offline.slow(briefly)}</Text>;
  const today = briefly !== formatMomentBriefly(language, me.zone, at);
  const title = since === 0 ? t.offline.down : today ? t.offline.saved(briefly) : t.offline.savedOn(briefly);
  return (
    // Mantine's darkest yellow is too pale to read on its palest.
    <Alert color="yellow" title={title} data-note="line" py="xs" styles={{ title: { color: 'var(--mantine-color-text)' } }}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" style={{ flex: '1 1 16rem' }}>
          {t.offline.downHint}
          {may(me, 'see_all') && <> {t.offline.mineOnly} <AnchorLink to="/" search={{ mine: true }} inherit>{t.nav.mine}</AnchorLink></>}
        </Text>
        <Button size="xs" variant="default" onClick={() => tryLine(queries)}>{t.offline.try}</Button>
      </Group>
    </Alert>
  );
}

/** What has not been handed in yet; the task's own page tells more. */
function WaitingNote() {
  const { t } = useSpeech();
  const { pathname } = useLocation();
  const all = useWaiting().filter((one) => pathname !== `/tasks/${one.task}`);
  if (all.length === 0) return null;
  return (
    <Alert color={all.some((one) => one.state !== 'waiting') ? 'orange' : 'blue'} title={t.offline.waitingAll} data-note="waiting" py="xs">
      {all.map((one) => (
        <Text size="sm" key={one.key}>
          <AnchorLink to="/tasks/$id" params={{ id: one.task }} inherit>{one.title}</AnchorLink>
          {': '}
          {t.offline.whole(one.report !== null, one.papers.length)}
          {one.state === 'moved' && ` · ${t.offline.moved}`}
          {one.state === 'refused' && ` · ${t.offline.refused}`}
        </Text>
      ))}
    </Alert>
  );
}

function FreshNote() {
  const { t } = useSpeech();
  const fresh = useFresh();
  if (!fresh) return null;
  return (
    <Text size="sm" c="dimmed" data-note="fresh">
      {t.offline.fresh}. <Anchor component="button" type="button" inherit onClick={update}>{t.offline.update}</Anchor>
    </Text>
  );
}
