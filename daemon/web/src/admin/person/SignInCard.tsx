import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../../api/client';
import type { Person } from '../../api/types';
import { Card } from '../../common/Card';
import { Failure } from '../../common/notes';
import { tell } from '../../common/toasts';
import { Sure } from '../Sure';
import { useAdminWords } from '../words';

const shortestPassword = 10;

/** How somebody comes in, for an administrator: a new password, the second factor taken away. */
export function SignInCard({ person }: { person: Person }) {
  const words = useAdminWords().one;
  const reset = useMutation({
    mutationFn: () => call(`/people/${person.id}/second-factor/reset`, { method: 'POST' }),
    onSuccess: () => tell(words.factorReset),
  });
  return (
    <Card title={words.signIn} name="sign-in">
      <NewPassword person={person} />
      {reset.error && <Failure error={reset.error} />}
      <Group>
        <Sure action={words.factor} question={words.factorAsk(person.name)} busy={reset.isPending} onYes={() => reset.mutate()} />
      </Group>
    </Card>
  );
}

function NewPassword({ person }: { person: Person }) {
  const words = useAdminWords().one;
  const [password, setPassword] = useState('');
  const set = useMutation({
    mutationFn: () => call(`/people/${person.id}/password`, { method: 'PUT', body: { password } }),
    onSuccess: () => {
      setPassword('');
      tell(words.passwordSet);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Group align="flex-end" gap="sm">
          <PasswordInput label={words.password} value={password} autoComplete="new-password" w={300} maw="100%" onChange={(event) => setPassword(event.target.value)} />
          <Button type="submit" variant="default" loading={set.isPending} disabled={password.length < shortestPassword}>{words.setPassword}</Button>
        </Group>
        <Text size="sm" c="dimmed">{words.passwordHint}</Text>
        {set.error && <Failure error={set.error} />}
      </Stack>
    </form>
  );
}
