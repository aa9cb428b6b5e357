import { Button, Container, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { call, keepCsrf } from '../api/client';
import { sessionQuery } from '../api/queries';
import type { Me } from '../api/types';
import { Empty, Failure, Loading } from '../common/notes';
import { useSpeech } from '../i18n';
import { spendLinkToken, takeLinkToken } from './token';

/** Opens a session by the personal link and goes on to its task. */
function useLink() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [empty, setEmpty] = useState(false);
  const follow = useMutation({
    mutationFn: (token: string) => call<Me>('/session/link', { method: 'POST', body: { token }, anonymous: true }),
    onSuccess: (me) => {
      queries.clear();
      keepCsrf(me.csrf);
      queries.setQueryData(sessionQuery.queryKey, me);
      return me.only_task === null
        ? navigate({ to: '/', replace: true })
        : navigate({ to: '/tasks/$id', params: { id: me.only_task }, replace: true });
    },
  });
  const { mutate } = follow;
  useEffect(() => {
    const go = () => {
      const token = spendLinkToken();
      setEmpty(token === null);
      if (token !== null) mutate(token);
    };
    go();
    // Another link pasted into the same tab changes the fragment and loads nothing.
    const pasted = () => {
      takeLinkToken();
      go();
    };
    window.addEventListener('hashchange', pasted);
    return () => window.removeEventListener('hashchange', pasted);
  }, [mutate]);
  return { error: follow.error, empty };
}

export function LinkPage() {
  const { t } = useSpeech();
  const { error, empty } = useLink();
  const signIn = <Button component="a" href="/" variant="light">{t.link.signIn}</Button>;
  return (
    <Container size="sm" py="xl" component="main">
      {error && (
        <Stack>
          <Failure error={error} title={t.link.failed} />
          <Text>{t.link.failedHint}</Text>
          <div>{signIn}</div>
        </Stack>
      )}
      {!error && empty && <Empty order={1} title={t.link.empty} hint={t.link.emptyHint}>{signIn}</Empty>}
      {!error && !empty && (
        <Stack align="center">
          <Loading />
          <Text c="dimmed">{t.link.opening}</Text>
        </Stack>
      )}
    </Container>
  );
}
