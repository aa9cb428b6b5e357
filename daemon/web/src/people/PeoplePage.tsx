import { Badge, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { PersonForm } from '../admin/person/PersonForm';
import { useAdminWords } from '../admin/words';
import { groupsQuery, partiesQuery, peopleQuery } from '../api/queries';
import type { Group as Body, Person } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { matches } from '../common/find';
import { AnchorLink, ButtonLink } from '../common/links';
import { Awaited, Empty } from '../common/notes';
import { Page } from '../common/page';
import { Rows } from '../common/Rows';
import { useSpeech } from '../i18n';
import { channelWords } from '../messages/words';
import { bindingsOf } from './find';
import { InvitationLine } from './Invitations';

export function PeoplePage() {
  const { t } = useSpeech();
  const me = useMe();
  const allowed = may(me, 'see_people');
  const people = useQuery({ ...peopleQuery, enabled: allowed });
  const [words, setWords] = useState('');
  if (!allowed) return <NoRight />;
  return (
    <Page title={t.people.title} hint={t.people.hint}
      side={may(me, 'people') && (
        <Group gap="sm">
          <AddPerson />
          <ButtonLink to="/people/list" variant="default">{t.peopleList.button}</ButtonLink>
        </Group>
      )}>
      <Awaited query={people}>
        {(items) => (items.length === 0
          ? <Empty title={t.people.empty} hint={t.people.emptyHint} />
          : (
            <>
              <TextInput aria-label={t.people.search} placeholder={t.people.search} value={words}
                onChange={(event) => setWords(event.target.value)} />
              <PeopleList people={items} words={words} />
              <Groups words={words} />
            </>
          ))}
      </Awaited>
    </Page>
  );
}

function AddPerson() {
  const words = useAdminWords().one;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button onClick={() => setAdding(true)}>{words.add}</Button>
      {adding && <PersonForm onClose={() => setAdding(false)} />}
    </>
  );
}

function PeopleList({ people, words }: { people: Person[]; words: string }) {
  const { t } = useSpeech();
  const parties = useQuery(partiesQuery);
  const bindings = bindingsOf(parties.data ?? [], 'person');
  const found = people.filter((one) =>
    matches(words, [one.name, one.login, one.position, one.department, ...(bindings.get(one.id) ?? [])]));
  return (
    <Paper withBorder>
      {found.length === 0 && <Text p="md" c="dimmed">{t.people.notFound}</Text>}
      <Rows items={found} keyOf={(one) => one.id} estimate={98} render={(one) => <PersonRow person={one} parties={bindings.get(one.id) ?? []} />} />
    </Paper>
  );
}

function PersonRow({ person, parties }: { person: Person; parties: readonly string[] }) {
  const { t } = useSpeech();
  const messengers = (['max', 'telegram'] as const).map((channel) => person[channel] && `${channelWords(t, channel)} ${person[channel]}`);
  const contacts = [person.email, ...messengers].filter(Boolean).join(' · ');
  return (
    <Stack gap={2} px="sm" py="xs" style={{ borderTop: '1px solid var(--vekha-line)' }}>
      <Group gap="sm">
        <AnchorLink to="/people/$id" params={{ id: person.id }} fw={500}>{person.name}</AnchorLink>
        {person.duties.map((duty) => (
          <Badge key={duty} variant="light" color="gray" styles={{ label: { textTransform: 'none' } }}>{t.duty[duty]}</Badge>
        ))}
        {!person.active && <Badge color="gray" styles={{ label: { textTransform: 'none' } }}>{t.people.inactive}</Badge>}
      </Group>
      <Text size="sm">{[person.position, person.department].filter(Boolean).join(', ')}</Text>
      <Text size="sm" c={contacts ? 'dimmed' : 'var(--vekha-soon-words)'}>{contacts || t.people.noContacts} · {t.people.login} {person.login}</Text>
      <Parties parties={parties} />
      <InvitationLine person={person} />
    </Stack>
  );
}

function Parties({ parties }: { parties: readonly string[] }) {
  const { t } = useSpeech();
  if (parties.length === 0) return null;
  return <Text size="sm" c="dimmed">{t.people.parties}: {parties.map((one) => `«${one}»`).join(', ')}</Text>;
}

function Groups({ words }: { words: string }) {
  const { t } = useSpeech();
  const groups = useQuery(groupsQuery);
  const parties = useQuery(partiesQuery);
  const bindings = bindingsOf(parties.data ?? [], 'group');
  const found = (groups.data ?? []).filter((one: Body) =>
    matches(words, [one.name, ...one.members.map((member) => member.name), ...(bindings.get(one.id) ?? [])]));
  if (found.length === 0) return null;
  return (
    <Paper withBorder component="section">
      <Title order={2} size="h4" p="sm">{t.people.groups}</Title>
      {found.map((one) => (
        <Stack key={one.id} gap={2} px="sm" py="xs" style={{ borderTop: '1px solid var(--vekha-line)' }}>
          <Text fw={500}>{one.name}</Text>
          <Text size="sm">{t.people.members}: {one.members.map((member) => member.name).join(', ')}</Text>
          <Parties parties={bindings.get(one.id) ?? []} />
        </Stack>
      ))}
    </Paper>
  );
}
