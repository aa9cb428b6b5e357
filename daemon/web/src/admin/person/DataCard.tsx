import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { base, call } from '../../api/client';
import { peopleQuery } from '../../api/queries';
import type { Erased, Person } from '../../api/types';
import { deed } from '../../app/theme';
import { Card } from '../../common/Card';
import { Failure } from '../../common/notes';
import { useSpeech } from '../../i18n';
import { useAdminWords } from '../words';

/** All that is kept about a person, given out or erased. */
export function DataCard({ person }: { person: Person }) {
  const words = useAdminWords().one;
  const [asking, setAsking] = useState(false);
  const [erased, setErased] = useState<Erased>();
  return (
    <Card title={words.data} name="data">
      <Text size="sm" c="dimmed">{words.dataHint}</Text>
      {erased && <Text size="sm" role="status">{words.erased(erased.name, erased.entries)}</Text>}
      <Group gap="sm">
        <Button component="a" variant="default" size="sm" href={`${base}/people/${person.id}/personal-data`} download>{words.download}</Button>
        {!erased && <Button variant="default" c="var(--vekha-late-words)" size="sm" onClick={() => setAsking(true)}>{words.erase}</Button>}
      </Group>
      {asking && (
        <EraseDialog person={person} onClose={() => setAsking(false)} onErased={(done) => { setAsking(false); setErased(done); }} />
      )}
    </Card>
  );
}

interface EraseDialogProps {
  person: Person;
  onClose: () => void;
  onErased: (done: Erased) => void;
}

/** It can't be taken back, so it is confirmed by the login, which the server compares too. */
function EraseDialog({ person, onClose, onErased }: EraseDialogProps) {
  const { t } = useSpeech();
  const words = useAdminWords().one;
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const erase = useMutation({
    mutationFn: () => call<Erased>(`/people/${person.id}/erasure`, { method: 'POST', body: { login } }),
    onSuccess: async (done) => {
      onErased(done);
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={words.eraseTitle(person.name)} closeButtonProps={{ 'aria-label': t.actions.close }}>
      <form onSubmit={submit}>
        <Stack>
          <Alert color="red">{words.eraseWhat(person.name)}</Alert>
          <TextInput label={words.eraseType(person.login)} value={login} autoComplete="off" spellCheck={false} data-autofocus
            onChange={(event) => setLogin(event.target.value)} />
          {erase.error && <Failure error={erase.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
            <Button type="submit" color={deed.stop} loading={erase.isPending} disabled={login !== person.login}>{words.erase}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
