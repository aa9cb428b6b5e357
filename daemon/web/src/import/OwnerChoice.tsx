import { Button, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { groupsQuery, peopleQuery } from '../api/queries';
import { useSpeech } from '../i18n';
import { nobody } from './decisions';

interface OwnerChoiceProps {
  label: string;
  hint?: string;
  action: string;
  withGroups?: boolean;
  withNobody?: boolean;
  /** Gets a login, a group's name or `nobody`. */
  onChoose: (owner: string) => void;
}

/** Chooses one person (or group), searchable by name and position. */
export function OwnerChoice({ label, hint, action, withGroups = false, withNobody = false, onChoose }: OwnerChoiceProps) {
  const { t } = useSpeech();
  const people = useQuery(peopleQuery);
  const groups = useQuery({ ...groupsQuery, enabled: withGroups });
  const [chosen, setChosen] = useState<string | null>(null);
  const persons = (people.data ?? [])
    .filter((one) => one.active)
    .map((one) => ({ value: one.login, label: one.position ? `${one.name}, ${one.position}` : one.name }));
  const bodies = withGroups ? (groups.data ?? []).map((one) => ({ value: one.name, label: one.name })) : [];
  const data = bodies.length > 0 ? [{ group: t.import.people, items: persons }, { group: t.import.groups, items: bodies }] : persons;
  return (
    <Group gap="sm" align="flex-end">
      <Select label={label} description={hint} placeholder={t.import.bindPlaceholder} searchable data={data} value={chosen}
        onChange={setChosen} nothingFoundMessage={t.import.nothingFound} style={{ flex: '1 1 18rem' }} maw={460} />
      {chosen
        ? <Button onClick={() => onChoose(chosen)}>{action}</Button>
        : withNobody && <Button variant="default" onClick={() => onChoose(nobody)}>{t.import.nobody}</Button>}
      {people.error && <Text size="sm" c="var(--vekha-late-words)">{t.problem.what.offline}</Text>}
    </Group>
  );
}
