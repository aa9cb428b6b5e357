import { Button, Container, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';

import { call, keepCsrf } from '../api/client';
import { sessionQuery } from '../api/queries';
import type { HalfSignedIn, InvitedPerson, Me } from '../api/types';
import { Empty, Failure, Loading } from '../common/notes';
import { useSpeech } from '../i18n';
import { spendLinkToken } from './token';

/** The contract's least length of a new password. */
const shortest = 10;

/** The page of an invitation's link: somebody new sees whose it is, chooses a password and is in. */
export function InvitePage() {
  const { t } = useSpeech();
  // Kept by this page alone: it is gone from the address already.
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    setToken((known) => known ?? spendLinkToken());
    document.title = `${t.invite.title} · ${t.product}`;
  }, [t]);
  const signIn = <Button component="a" href="/" variant="light">{t.link.signIn}</Button>;
  return (
    <Container size="xs" py="xl" component="main">
      {token === null && <Empty order={1} title={t.invite.empty} hint={t.link.emptyHint}>{signIn}</Empty>}
      {token && <Invited token={token} />}
    </Container>
  );
}

function Invited({ token }: { token: string }) {
  const { t } = useSpeech();
  const invited = useQuery<InvitedPerson>({
    queryKey: ['invitation'],
    queryFn: ({ signal }) => call<InvitedPerson>('/invitations/look', { method: 'POST', body: { token }, anonymous: true, signal }),
    retry: false,
    gcTime: 0,
  });
  if (invited.error)
    return (
      <Stack align="flex-start">
        <Failure error={invited.error} title={t.invite.failed} />
        <Button component="a" href="/" variant="light">{t.link.signIn}</Button>
      </Stack>
    );
  if (!invited.data) return <Loading />;
  return <AcceptForm token={token} person={invited.data} />;
}

function AcceptForm({ token, person }: { token: string; person: InvitedPerson }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const accept = useMutation({
    mutationFn: () => call<Me | HalfSignedIn>('/invitations/accept', { method: 'POST', body: { token, password }, anonymous: true }),
    onSuccess: (answer) => {
      queries.clear();
      if (!('second_factor' in answer)) {
        keepCsrf(answer.csrf);
        queries.setQueryData(sessionQuery.queryKey, answer);
      }
      return navigate({ to: '/', replace: true });
    },
  });
  const differ = again !== '' && again !== password;
  const ready = password.length >= shortest && again === password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) accept.mutate();
  };
  return (
    <Paper withBorder p="lg">
      <form onSubmit={submit}>
        <Stack>
          <Title order={1} size="h3">{t.invite.welcome(person.name)}</Title>
          <Text>{t.invite.hint(person.organization)}</Text>
          {accept.error && <Failure error={accept.error} />}
          <TextInput label={t.signIn.login} name="login" value={person.login} autoComplete="username" readOnly />
          <PasswordInput label={t.invite.password} description={t.password.hint} name="password" value={password} autoComplete="new-password"
            onChange={(event) => setPassword(event.target.value)} />
          <PasswordInput label={t.invite.again} name="again" value={again} autoComplete="new-password" error={differ && t.invite.differ}
            onChange={(event) => setAgain(event.target.value)} />
          <Button type="submit" disabled={!ready} loading={accept.isPending}>{t.invite.accept}</Button>
        </Stack>
      </form>
    </Paper>
  );
}
