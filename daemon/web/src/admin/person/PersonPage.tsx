// One person: who they are, how they sign in, what they hold, what is kept about them.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { call } from '../../api/client';
import { peopleQuery, unitsQuery } from '../../api/queries';
import type { Person } from '../../api/types';
import { NoRight } from '../../app/NotFound';
import { may, useMe } from '../../app/session';
import { Card } from '../../common/Card';
import { ButtonLink } from '../../common/links';
import { Awaited, Empty, Failure } from '../../common/notes';
import { Page } from '../../common/page';
import { tell } from '../../common/toasts';
import { useSpeech } from '../../i18n';
import { InvitationLine } from '../../people/Invitations';
import { pathOf } from '../../units/tree';
import { Sure } from '../Sure';
import { useAdminWords } from '../words';
import { DataCard } from './DataCard';
import { HeldCard } from './HeldCard';
import { PersonForm } from './PersonForm';
import { SignInCard } from './SignInCard';

const route = getRouteApi('/gate/people/$id');

export function PersonPage() {
  return <OnePerson id={route.useParams().id} />;
}

export function OnePerson({ id }: { id: number }) {
  const words = useAdminWords().one;
  const me = useMe();
  const allowed = may(me, 'see_people');
  const people = useQuery({ ...peopleQuery, enabled: allowed });
  if (!allowed) return <NoRight />;
  return (
    <Awaited query={people}>
      {(items) => {
        const person = items.find((one) => one.id === id);
        if (!person) return <Page title={words.title}><Empty title={words.missing}><ButtonLink to="/people">{words.toPeople}</ButtonLink></Empty></Page>;
        return (
          <Page title={person.name} hint={[person.position, person.department].filter(Boolean).join(', ')}
            side={<ButtonLink to="/people" variant="default">{words.toPeople}</ButtonLink>}>
            <Stack gap="lg" maw={760}>
              <FactsCard person={person} />
              {may(me, 'passwords') && person.id !== me.person.id && person.active && <SignInCard person={person} />}
              <HeldCard person={person} />
              {may(me, 'personal_data') && person.id !== me.person.id && <DataCard person={person} />}
            </Stack>
          </Page>
        );
      }}
    </Awaited>
  );
}

function FactsCard({ person }: { person: Person }) {
  const { t } = useSpeech();
  const words = useAdminWords().one;
  const me = useMe();
  const units = useQuery({ ...unitsQuery, enabled: may(me, 'keep_units') && person.unit !== null });
  const [editing, setEditing] = useState(false);
  const place = person.unit === null ? '' : pathOf(units.data ?? [], person.unit);
  return (
    <Card title={words.facts} name="facts"
      side={!person.active && <Badge color="gray" styles={{ label: { textTransform: 'none' } }}>{words.inactive}</Badge>}>
      <Stack gap={4}>
        <Text size="sm">{words.login}: {person.login}</Text>
        <Text size="sm">{words.email}: {person.email || words.noEmail}</Text>
        <Text size="sm">{words.duties}: {person.duties.map((duty) => t.duty[duty]).join('; ')}</Text>
        {place && <Text size="sm">{words.unit}: {place}</Text>}
        <InvitationLine person={person} />
      </Stack>
      {may(me, 'people') && (
        <Group gap="sm">
          <Button size="sm" variant="default" onClick={() => setEditing(true)}>{words.edit}</Button>
          {person.id !== me.person.id && <Employment person={person} />}
        </Group>
      )}
      {editing && <PersonForm person={person} onClose={() => setEditing(false)} />}
    </Card>
  );
}

/** That somebody has left, or is back. */
function Employment({ person }: { person: Person }) {
  const words = useAdminWords().one;
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => call<Person>('/people', { method: 'POST', body: { login: person.login, name: person.name, active: !person.active } }),
    onSuccess: (saved) => {
      tell([saved.active ? words.reinstated : words.dismissed, saved.to_hand_over && words.toHandOver(saved.to_hand_over)].filter(Boolean).join('. '));
      return queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  return (
    <>
      {person.active
        ? <Sure action={words.dismiss} question={words.dismissAsk(person.name)} busy={change.isPending} onYes={() => change.mutate()} />
        : <Button size="sm" variant="default" loading={change.isPending} onClick={() => change.mutate()}>{words.reinstate}</Button>}
      {change.error && <Failure error={change.error} />}
    </>
  );
}
