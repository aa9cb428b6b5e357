import { Alert, Button, Center, Paper, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';

import { sessionQuery } from '../api/queries';
import type { Me } from '../api/types';
import { PasswordForm } from '../app/PasswordDialog';
import { useSignOut } from '../app/session';
import { useSpeech } from '../i18n';
import { SecondFactorCard } from './SecondFactorCard';

/** What must come first: until then the server refuses everything else. */
export function FirstDuty({ first }: { first: NonNullable<Me['first']> }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const out = useSignOut();
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={560}>
        <Title order={1} size="h3">{first === 'password' ? t.factor.firstPassword : t.factor.firstFactor}</Title>
        {first === 'password'
          ? (
            <Paper withBorder p="md">
              <Alert mb="md" color="yellow">{t.factor.firstPasswordHint}</Alert>
              <PasswordForm onDone={() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })} />
            </Paper>
          )
          : <SecondFactorCard />}
        <Button variant="subtle" onClick={() => out.mutate()}>{t.nav.signOut}</Button>
      </Stack>
    </Center>
  );
}
