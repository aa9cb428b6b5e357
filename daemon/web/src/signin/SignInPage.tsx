import { Alert, Button, Center, Divider, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';

import { address, call, keepCsrf } from '../api/client';
import { asProblem } from '../api/problem';
import { sessionQuery, signInWaysQuery } from '../api/queries';
import type { HalfSignedIn, Me } from '../api/types';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { Mark } from '../common/icons';
import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import { CodeForm } from './CodeForm';
import { codeOwed, isTrouble, takeOutcome } from './outcome';

function SignInFailure({ error }: { error: unknown }) {
  const { t } = useSpeech();
  if (asProblem(error).code !== 'unauthenticated') return <Failure error={error} />;
  return <Alert color="red" title={t.signIn.wrong} role="alert">{t.signIn.wrongHint}</Alert>;
}

function SignInForm({ onIn, onHalf }: { onIn: (me: Me) => void; onHalf: () => void }) {
  const { t } = useSpeech();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [bare, setBare] = useState(false);
  const signIn = useMutation({
    mutationFn: () => call<Me | HalfSignedIn>('/session', { method: 'POST', body: { login: login.trim(), password }, anonymous: true }),
    onSuccess: (answer) => ('second_factor' in answer ? onHalf() : onIn(answer)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = login.trim() === '' || password === '';
    setBare(missing);
    if (!missing) signIn.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {bare && <Alert color="red" role="alert">{t.signIn.needBoth}</Alert>}
        {!bare && signIn.error && <SignInFailure error={signIn.error} />}
        <TextInput label={t.signIn.login} name="login" value={login} autoComplete="username" autoCapitalize="none"
          spellCheck={false} onChange={(event) => setLogin(event.target.value)} />
        <PasswordInput label={t.signIn.password} name="password" value={password} autoComplete="current-password"
          onChange={(event) => setPassword(event.target.value)} />
        <Button type="submit" loading={signIn.isPending} fullWidth>{t.signIn.submit}</Button>
      </Stack>
    </form>
  );
}

/** The button by which people go to their organization's provider, where there is one. */
function ProviderButton() {
  const { t } = useSpeech();
  const ways = useQuery(signInWaysQuery);
  if (!ways.data?.oidc) return null;
  const { pathname, search } = window.location;
  return (
    <Stack mt="md">
      <Divider label={t.signIn.or} />
      <Button component="a" href={address('/oidc/start', { to: pathname + search })} variant="default" fullWidth
        styles={{ label: { whiteSpace: 'normal' } }} h="auto" mih={36} py={6}>{ways.data.oidc.title}</Button>
    </Stack>
  );
}

/** What came of a sign-in through a provider that did not end in a session. */
function Outcome({ code }: { code: string }) {
  const { t } = useSpeech();
  const words = t.signIn.outside[isTrouble(code) ? code : 'invalid'];
  return <Alert mb="md" color="red" role="alert" title={words[0]}>{words[1]}</Alert>;
}

/** `over`: there was a session in this tab, and it ended. */
export function SignInPage({ over }: { over: boolean }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [outcome] = useState(takeOutcome);
  const [half, setHalf] = useState(outcome === codeOwed);
  const enter = (me: Me) => {
    keepCsrf(me.csrf);
    queries.setQueryData(sessionQuery.queryKey, me);
  };
  useEffect(() => {
    document.title = `${t.signIn.title} · ${t.product}`;
  }, [t]);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={400} gap="lg">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Mark size={40} />
            <div>
              <Title order={1} size="h3">{t.product}</Title>
              <Text size="sm" c="dimmed">{t.tagline}</Text>
            </div>
          </Group>
          <LanguageSwitch />
        </Group>
        <Paper withBorder p="lg">
          {over && <Alert mb="md" color="yellow">{t.signIn.over}</Alert>}
          {outcome !== null && outcome !== codeOwed && <Outcome code={outcome} />}
          {half
            ? <CodeForm onIn={enter} onBack={() => setHalf(false)} />
            : <SignInForm onIn={enter} onHalf={() => setHalf(true)} />}
          {!half && <ProviderButton />}
        </Paper>
        <Text size="sm" c="dimmed" ta="center">{t.signIn.help}</Text>
      </Stack>
    </Center>
  );
}
