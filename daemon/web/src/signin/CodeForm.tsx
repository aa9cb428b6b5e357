import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import { asProblem } from '../api/problem';
import type { Me } from '../api/types';
import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import { CodeInput } from '../security/SecondFactorCard';

/** The second half of a sign-in: a code of the app, or a recovery code. */
export function CodeForm({ onIn, onBack }: { onIn: (me: Me) => void; onBack: () => void }) {
  const { t } = useSpeech();
  const [recovery, setRecovery] = useState(false);
  const [word, setWord] = useState('');
  const finish = useMutation({
    mutationFn: () =>
      call<Me>('/session/code', { method: 'POST', body: recovery ? { recovery: word } : { code: word }, anonymous: true }),
    onSuccess: onIn,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (word.trim() !== '') finish.mutate();
  };
  const turn = () => {
    finish.reset();
    setWord('');
    setRecovery(!recovery);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{t.factor.signInHint}</Text>
        {finish.error && (asProblem(finish.error).code === 'unauthenticated'
          ? <Alert color="red" title={t.factor.wrong} role="alert">{t.factor.wrongHint}</Alert>
          : <Failure error={finish.error} />)}
        {recovery
          ? <TextInput label={t.factor.recovery} value={word} autoComplete="off" spellCheck={false} required
              onChange={(event) => setWord(event.target.value)} />
          : <CodeInput value={word} onChange={setWord} />}
        <Button type="submit" loading={finish.isPending} fullWidth>{t.signIn.submit}</Button>
        <Anchor component="button" type="button" size="sm" onClick={turn}>{recovery ? t.factor.useApp : t.factor.useRecovery}</Anchor>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>{t.factor.back}</Anchor>
        <Text size="sm" c="dimmed">{t.factor.lost}</Text>
      </Stack>
    </form>
  );
}
