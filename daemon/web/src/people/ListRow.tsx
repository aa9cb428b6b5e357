import { Badge, Button, Checkbox, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { PeopleListRow, Unit } from '../api/types';
import { useSpeech } from '../i18n';
import { withCell, withRow } from './list';
import type { PeopleList } from './usePeopleList';

const colours = { added: 'pine', changed: 'blue', unchanged: 'gray', doubtful: 'orange', refused: 'red', skipped: 'gray' } as const;
const newPerson = '0';

interface RowProps {
  row: PeopleListRow;
  list: PeopleList;
  units: readonly Unit[];
}

/** One row of the list: what becomes of it, why, and what can be done about it. */
export function ListRow({ row, list, units }: RowProps) {
  const { t } = useSpeech();
  const { choices, setChoices } = list;
  const skipped = choices.rows[row.position]?.skip === true;
  return (
    <Table.Tr>
      <Table.Td>
        <Badge color={colours[row.standing]} variant="light" styles={{ label: { textTransform: 'none' } }}>
          {t.peopleList.standing[row.standing]}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={500}>{row.cells.name ?? '—'}</Text>
        <Text size="xs" c="dimmed">
          {[row.place, row.login && (row.login_made ? t.peopleList.loginMade(row.login) : row.login)].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Stack gap={4}>
          {row.reason && <Text size="sm" c={row.standing === 'doubtful' ? 'var(--vekha-soon-words)' : 'var(--vekha-late-words)'}>{row.reason} {row.mend}</Text>}
          {!row.reason && <Changes row={row} />}
          {row.remarks.map((words) => <Text size="xs" c="dimmed" key={words}>{words}</Text>)}
          {row.alike.length > 0 && !skipped && (
            <Select size="xs" label={t.peopleList.who} placeholder={t.peopleList.choose} value={null}
              data={[
                ...row.alike.map((one) => ({ value: String(one.id), label: [one.name, one.position, one.login].filter(Boolean).join(', ') })),
                { value: newPerson, label: t.peopleList.newPerson },
              ]}
              onChange={(id) => id !== null && setChoices((now) => withRow(now, row.position, { person: Number(id) }))} />
          )}
          {row.field === 'organization' && row.standing === 'doubtful' && (
            <Select size="xs" label={t.peopleList.unit} placeholder={t.peopleList.choose} searchable value={null}
              data={unitChoices(row, units)}
              onChange={(id) => id !== null && setChoices((now) => withRow(now, row.position, { unit: Number(id) }))} />
          )}
          {row.standing === 'refused' && row.field && <Mend row={row} list={list} field={row.field} />}
        </Stack>
      </Table.Td>
      <Table.Td>
        <Checkbox size="xs" label={t.peopleList.skip} checked={skipped}
          onChange={(event) => {
            const skip = event.currentTarget.checked;
            setChoices((now) => withRow(now, row.position, { skip }));
          }} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The likely ones first. */
function unitChoices(row: PeopleListRow, units: readonly Unit[]) {
  const open = units.filter((one) => one.active);
  const likely = open.filter((one) => row.units.includes(one.id));
  const others = open.filter((one) => !row.units.includes(one.id));
  return [...likely, ...others].map((one) => ({ value: String(one.id), label: one.name }));
}

function Changes({ row }: { row: PeopleListRow }) {
  const { t } = useSpeech();
  return row.changes.map((one) => (
    <Text size="sm" key={one.field} className="words">
      <Text span c="dimmed" size="sm">{t.peopleList.fieldName(one.field)}: </Text>
      {one.before && <Text span size="sm" td="line-through" c="dimmed">{one.before}</Text>}
      {one.before && ' → '}
      {one.after || '—'}
    </Text>
  ));
}

function Mend({ row, list, field }: { row: PeopleListRow; list: PeopleList; field: string }) {
  const { t } = useSpeech();
  const cells = row.cells as Record<string, string | undefined>;
  const [words, setWords] = useState(cells[field] ?? '');
  return (
    <Group gap="xs" align="flex-end">
      <TextInput size="xs" label={t.peopleList.fieldName(field)} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Button size="xs" variant="light" onClick={() => list.setChoices((now) => withCell(now, row, field, words))}>{t.peopleList.mend}</Button>
    </Group>
  );
}
