// Inviting people who have never come in: one from their line, the new ones of a list all at once.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../api/client';
import { newcomersQuery } from '../api/queries';
import type { InvitationsSent, Person } from '../api/types';
import { may, useMe } from '../app/session';
import { Failure } from '../common/notes';
import { tell, tellProblem } from '../common/toasts';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';

/** That somebody has never come in, when they were invited, and the button that does it (again). Nothing for all others. */
export function InvitationLine({ person }: { person: Person }) {
  const { language, t } = useSpeech();
  const me = useMe();
  const queries = useQueryClient();
  const newcomers = useQuery({ ...newcomersQuery, enabled: may(me, 'passwords') });
  const send = useMutation({
    mutationFn: () => call(`/people/${person.id}/invite`, { method: 'POST' }),
    onSuccess: () => {
      tell(t.invite.sent(1));
      return queries.invalidateQueries({ queryKey: newcomersQuery.queryKey });
    },
    onError: (error) => tellProblem(error, language, t),
  });
  const found = newcomers.data?.find((one) => one.person === person.id);
  if (!found) return null;
  const day = found.invited_at && formatDay(language, found.invited_at.slice(0, 10));
  const words = !day ? t.invite.never : found.expired ? t.invite.expired(day) : t.invite.invited(day);
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">{words}</Text>
      {person.email && (
        <Button size="compact-xs" variant="light" loading={send.isPending} onClick={() => send.mutate()}>
          {day ? t.invite.resend : t.invite.send}
        </Button>
      )}
    </Group>
  );
}

/** All the new people of a list. */
export function InviteNew({ people }: { people: readonly number[] }) {
  const { t } = useSpeech();
  const me = useMe();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => call<InvitationsSent>('/people/invite', { method: 'POST', body: { people } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: newcomersQuery.queryKey }),
  });
  if (!may(me, 'passwords')) return null;
  if (send.error) return <Failure error={send.error} onRetry={() => send.mutate()} />;
  if (!send.data)
    return <Button mt="sm" loading={send.isPending} onClick={() => send.mutate()}>{t.invite.sendAll(people.length)}</Button>;
  return (
    <>
      <Text size="sm" mt="sm" role="status">{t.invite.sent(send.data.invited.length)}</Text>
      {send.data.left.length > 0 && (
        <Alert color="orange" title={t.invite.left(send.data.left.length)}>
          {send.data.left.map((one) => <Text size="sm" key={one.person}>{one.reason}</Text>)}
        </Alert>
      )}
    </>
  );
}
