import { Alert, Button, Checkbox, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../../api/client';
import type { HandedOver, HeldWork, Person } from '../../api/types';
import { may, useMe } from '../../app/session';
import { Card } from '../../common/Card';
import { AnchorLink } from '../../common/links';
import { Awaited, Failure } from '../../common/notes';
import { useRequestName } from '../../common/useRequestName';
import { PersonPick } from '../PersonPick';
import { heldQuery } from '../queries';
import { useAdminWords } from '../words';

/** What somebody holds and another must take when they leave, and the handing over of all of it. */
export function HeldCard({ person }: { person: Person }) {
  const words = useAdminWords().one;
  const me = useMe();
  const held = useQuery({ ...heldQuery(person.id), enabled: may(me, 'see_all') });
  const [done, setDone] = useState<HandedOver>();
  if (!may(me, 'see_all')) return null;
  return (
    <Card title={words.held} name="held">
      {done && <Outcome done={done} />}
      <Awaited query={held}>
        {(work) => {
          const lines = linesOf(work, words);
          if (lines.length === 0) return <Text size="sm">{words.heldNothing}</Text>;
          return (
            <>
              <List size="sm" spacing={2}>{lines.map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
              {may(me, 'hand_over') && <HandOver person={person} onDone={setDone} />}
            </>
          );
        }}
      </Awaited>
    </Card>
  );
}

function linesOf(work: HeldWork, words: ReturnType<typeof useAdminWords>['one']): string[] {
  const lines = [
    work.tasks.count > 0 && words.heldTasks(work.tasks.count),
    work.rows.count > 0 && words.heldRows(work.rows.count),
    work.roadmaps.length > 0 && words.heldRoadmaps(work.roadmaps.length),
    work.parties.length > 0 && words.heldParties(work.parties.map((one) => `«${one}»`).join(', ')),
    work.groups.length > 0 && words.heldGroups(work.groups.map((one) => one.name).join(', ')),
    work.acting.length > 0 && words.heldActing(work.acting.map((one) => one.away.name).join(', ')),
  ];
  return lines.filter((one) => one !== false);
}

function HandOver({ person, onDone }: { person: Person; onDone: (done: HandedOver) => void }) {
  const all = useAdminWords();
  const words = all.one;
  const queries = useQueryClient();
  const [to, setTo] = useState<Person>();
  const [reason, setReason] = useState('');
  const [groups, setGroups] = useState(true);
  const request = useRequestName();
  const give = useMutation({
    mutationFn: () => {
      const body = { to: to?.login ?? '', reason: reason.trim(), groups };
      return call<HandedOver>(`/people/${person.id}/handover`, { method: 'POST', headers: { 'Idempotency-Key': request.of(body) }, body });
    },
    onSuccess: (done) => {
      request.forget();
      onDone(done);
      return Promise.all([
        queries.invalidateQueries({ queryKey: heldQuery(person.id).queryKey }), queries.invalidateQueries({ queryKey: ['tasks'] }),
      ]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="flex-start" gap="sm">
          <PersonPick label={words.to} value={to?.id ?? null} except={person.id} onPick={setTo} />
          <TextInput label={all.reason} value={reason} required inputWrapperOrder={['label', 'input', 'description', 'error']}
            description={all.reasonHint} style={{ flex: '1 1 240px' }} onChange={(event) => setReason(event.target.value)} />
        </Group>
        <Checkbox label={words.groups} checked={groups} onChange={(event) => setGroups(event.target.checked)} />
        {give.error && <Failure error={give.error} />}
        <Group><Button type="submit" loading={give.isPending} disabled={!to || reason.trim() === ''}>{words.handOver}</Button></Group>
      </Stack>
    </form>
  );
}

function Outcome({ done }: { done: HandedOver }) {
  const words = useAdminWords().one;
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">{words.handedOver(done.tasks)} {words.handedMore(done.rows, done.roadmaps, done.parties, done.groups)}</Text>
      {done.left_count > 0 && (
        <Alert color="orange" title={words.left(done.left_count)}>
          {done.left.map((one) => (
            <Text size="sm" key={one.task}><AnchorLink to="/tasks/$id" params={{ id: one.task }} size="sm">№ {one.task}</AnchorLink>: {one.reason}</Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}
