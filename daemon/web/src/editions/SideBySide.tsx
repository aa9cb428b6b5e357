import { Badge, Button, Group, Stack, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';

import type { EditionPreview, EditionRow, EditionTask, Item } from '../api/types';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { forgetWord, sayAll, sayRow, unsureRows } from './matches';
import type { AmendmentReview } from './useAmendment';

interface SideBySideProps {
  review: AmendmentReview;
  preview: EditionPreview;
}

const fewestForAll = 2;

/** Both editions, a line for each row: what it was, what it becomes, what happens to its tasks. */
export function SideBySide({ review, preview }: SideBySideProps) {
  const { t } = useSpeech();
  const [onlyChanged, setOnlyChanged] = useState(true);
  const rows = onlyChanged ? preview.rows.filter((row) => row.fate !== 'same') : preview.rows;
  const unsure = unsureRows(preview.rows);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Switch label={t.editions.onlyChanged} checked={onlyChanged} onChange={(event) => setOnlyChanged(event.currentTarget.checked)} />
        {unsure.length >= fewestForAll && (
          <Button variant="light" size="sm" onClick={() => review.setAmendment((now) => sayAll(now, preview.rows))}>
            {t.editions.allGoOn(unsure.length)}
          </Button>
        )}
      </Group>
      <Table.ScrollContainer minWidth={820}>
        <Table verticalSpacing="sm" fz="sm" style={{ tableLayout: 'fixed' }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="38%">{t.editions.was}</Table.Th>
              <Table.Th w="38%">{t.editions.now}</Table.Th>
              <Table.Th>{t.editions.tasks}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => <Line key={`${row.was_position} ${row.position}`} row={row} review={review} now={preview.reading.items[row.position - 1]} />)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

const fateColors = { same: 'gray', moved: 'blue', changed: 'orange', added: 'pine', dropped: 'red' } as const;

interface LineProps {
  row: EditionRow;
  now: Item | undefined;
  review: AmendmentReview;
}

function Line({ row, now, review }: LineProps) {
  const { t } = useSpeech();
  return (
    <Table.Tr style={{ verticalAlign: 'top' }} data-fate={row.fate} bg={row.sure ? undefined : 'var(--vekha-asked)'}>
      <Table.Td>{row.was ? <ItemWords item={row.was} marked={row.changed} /> : t.editions.nothing}</Table.Td>
      <Table.Td>
        <Stack gap={6}>
          <div>
            <Badge variant="light" color={fateColors[row.fate]} styles={{ label: { textTransform: 'none' } }}>{t.editions.fate[row.fate]}</Badge>
            {row.changed.length > 0 && <Text span size="xs" c="dimmed"> {row.changed.map((field) => t.editions.field[field]).join(', ')}</Text>}
          </div>
          {row.fate !== 'dropped' && now ? <ItemWords item={now} marked={row.changed} /> : t.editions.nothing}
          <Word row={row} review={review} />
        </Stack>
      </Table.Td>
      <Table.Td><Stack gap={4}>{row.tasks.map((task, index) => <Effect key={index} task={task} />)}</Stack></Table.Td>
    </Table.Tr>
  );
}

/** A row in words; fields that changed stand out. */
function ItemWords({ item, marked }: { item: Item; marked: EditionRow['changed'] }) {
  const has = (...fields: EditionRow['changed']) => fields.some((field) => marked.includes(field));
  const weight = (changed: boolean) => (changed ? 600 : undefined);
  return (
    <div>
      {item.section && <Text size="xs" c="dimmed" fw={weight(has('section'))}>{item.section}</Text>}
      <Text size="sm" className="words">
        {item.number && <Text span c="dimmed" inherit fw={weight(has('number'))}>{item.number} </Text>}
        <Text span inherit fw={weight(has('title'))}>{item.title}</Text>
      </Text>
      <Text size="sm" fw={weight(has('deadline', 'deadline_words'))}>{item.deadline.text}</Text>
      <Text size="sm" c="dimmed" fw={weight(has('parties'))}>{item.responsible.text}</Text>
      <Text size="sm" c="dimmed" fw={weight(has('evidence', 'result'))}>{item.result.text}</Text>
    </div>
  );
}

/** Whether the row goes on: asked where it is not sure, shown where a person has said it. */
function Word({ row, review }: { row: EditionRow; review: AmendmentReview }) {
  const { t } = useSpeech();
  const said = review.amendment.rows[row.position];
  const say = (was: number) => review.setAmendment((now) => sayRow(now, row.position, was));
  if (said !== undefined)
    return (
      <Group gap="xs">
        <Text size="xs" c="dimmed">{said > 0 ? t.editions.decidedGoesOn : t.editions.decidedNew}</Text>
        <Button size="compact-xs" variant="subtle" onClick={() => review.setAmendment((now) => forgetWord(now, row.position))}>{t.import.undo}</Button>
      </Group>
    );
  if (row.sure) return null;
  return (
    <Stack gap={4}>
      <Text size="sm">{t.editions.sameRow(row.likeness)}</Text>
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => say(row.was_position)}>{t.editions.goesOn}</Button>
        <Button size="compact-sm" variant="default" onClick={() => say(0)}>{t.editions.isNew}</Button>
      </Group>
    </Stack>
  );
}

function Effect({ task }: { task: EditionTask }) {
  const { language, t } = useSpeech();
  const words = t.editions.effect;
  const day = (value: string | null) => (value ? formatDay(language, value) : '');
  const said = task.changes.map((change) => {
    switch (change) {
      case 'task_planned': return words.task_planned(day(task.due));
      case 'task_moved': return words.task_moved(day(task.was_due), day(task.due));
      case 'task_reassigned': return words.task_reassigned(task.was_lead?.name ?? '', task.lead?.name ?? '');
      default: return words[change];
    }
  });
  if (task.note) said.push(task.note);
  if (said.length === 0) return null;
  return <Text size="sm">{task.task && <Text span c="dimmed" inherit>{t.editions.task(task.task)}: </Text>}{said.join('; ')}</Text>;
}
