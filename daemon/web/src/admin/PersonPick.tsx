import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { peopleQuery } from '../api/queries';
import type { Person } from '../api/types';
import { useAdminWords } from './words';

interface PersonPickProps {
  label: string;
  value: number | null;
  onPick: (person: Person | undefined) => void;
  /** Stands where nobody is picked. */
  placeholder?: string;
  /** Left out of the list. */
  except?: number | undefined;
}

/** One of those who work here, found by typing. */
export function PersonPick({ label, value, onPick, placeholder, except }: PersonPickProps) {
  const words = useAdminWords();
  const people = (useQuery(peopleQuery).data ?? []).filter((one) => one.active && one.id !== except);
  // Two people may have one name; the login tells them apart.
  const data = people.map((one) => ({ value: String(one.id), label: `${one.name} (${one.login})` }));
  return (
    <Select label={label} data={data} value={value === null ? null : String(value)} searchable clearable limit={100} w={300} maw="100%"
      placeholder={placeholder ?? words.pickPerson} nothingFoundMessage={words.notFound}
      onChange={(id) => onPick(people.find((one) => String(one.id) === id))} />
  );
}
