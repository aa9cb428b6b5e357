import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../api/client';
import { sessionsQuery } from '../api/queries';
import type { SessionList, SessionsEnded } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { Awaited, Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';

type Session = SessionList['items'][number];
type ToEnd = { session: string } | { others: true };

/** Where one is signed in; this session is left by signing out. */
export function SessionsCard() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (body: ToEnd) => call<SessionsEnded>('/sessions/end', { method: 'POST', body }),
    onSuccess: ({ ended }) => tell(t.access.sessionsEnded(ended)),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <Card title={t.access.sessions} name="sessions">
      <Text size="sm" c="dimmed">{t.access.sessionsHint}</Text>
      {end.error && <Failure error={end.error} />}
      <Awaited query={sessions}>
        {(items) => (
          <>
            {items.map((one) => (
              <SessionRow key={one.session} session={one} busy={end.isPending} onEnd={() => end.mutate({ session: one.session })} />
            ))}
            {items.some((one) => !one.current) && (
              <Group>
                <Button variant="default" loading={end.isPending} onClick={() => end.mutate({ others: true })}>{t.access.endOthers}</Button>
              </Group>
            )}
          </>
        )}
      </Awaited>
    </Card>
  );
}

function SessionRow({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const device = session.device || t.access.unknownDevice;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" data-session={session.session}>
      <Stack gap={2}>
        <Group gap="xs">
          <Text fw={500}>{device}</Text>
          {session.current && <Badge variant="light" styles={{ label: { textTransform: 'none' } }}>{t.access.current}</Badge>}
        </Group>
        {session.only_task !== null && <Text size="sm">{t.access.oneTask}</Text>}
        <Text size="sm" c="dimmed">{t.access.address(session.address)} · {t.access.began(moment(session.created_at))}</Text>
        <Text size="sm" c="dimmed">{t.access.seen(moment(session.seen_at))}</Text>
      </Stack>
      {!session.current && (
        <Button size="xs" variant="default" disabled={busy} onClick={onEnd} style={{ flexShrink: 0 }}
          aria-label={t.access.endOf(`${device}, ${session.address}`)}>{t.access.end}</Button>
      )}
    </Group>
  );
}
