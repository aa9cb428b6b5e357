import { Badge, Group, Paper, Stack, Text } from '@mantine/core';

import type { Doubt, Preview } from '../api/types';
import { useSpeech } from '../i18n';
import { appointLead, bindParty, decideDeadline } from './decisions';
import { DeadlineChoice } from './DeadlineChoice';
import { OwnerChoice } from './OwnerChoice';
import type { Reading } from './useReading';

/** Where in the plan the doubt stands: the row's number, title and the cell of the document. */
export function DoubtPlace({ doubt }: { doubt: Doubt }) {
  const { t } = useSpeech();
  const { line, table, row, cell } = doubt.source;
  const name = doubt.position === 0
    ? t.import.wholePlan
    : doubt.number ? t.import.item(doubt.number) : t.import.position(doubt.position);
  const place = t.import.source(line, table, row, cell);
  return (
    <div>
      <Text size="sm" fw={500}>{name}{doubt.title && `. ${doubt.title}`}</Text>
      {place && <Text size="xs" c="dimmed">{place}</Text>}
    </div>
  );
}

interface QuestionCardProps {
  doubt: Doubt;
  rows: number;
  reading: Reading;
  preview: Preview;
}

/** One doubt that blocks: the words, the reason, the proposal, and the ways to decide. */
export function QuestionCard({ doubt, rows, reading, preview }: QuestionCardProps) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="md" data-doubt={doubt.kind} data-position={doubt.position}>
      <Stack gap="xs">
        <Group gap="sm">
          <Badge variant="light" color="orange" styles={{ label: { textTransform: 'none' } }}>{t.import.kind[doubt.kind]}</Badge>
          {rows > 1 && <Text size="sm" c="dimmed">{t.import.inItems(rows)}</Text>}
        </Group>
        <DoubtPlace doubt={doubt} />
        {doubt.text && <Text className="words">«{doubt.text}»</Text>}
        <Text size="sm" c="dimmed">{doubt.reason} {doubt.proposal}</Text>
        <Ways doubt={doubt} reading={reading} preview={preview} />
      </Stack>
    </Paper>
  );
}

function Ways({ doubt, reading, preview }: Omit<QuestionCardProps, 'rows'>) {
  const { t } = useSpeech();
  const { setDecisions } = reading;
  if (doubt.kind === 'unbound_party')
    return (
      <OwnerChoice label={t.import.bindTo} hint={t.import.bindHint} action={t.import.bind} withGroups withNobody
        onChoose={(owner) => setDecisions((now) => bindParty(now, doubt.text, owner))} />
    );
  if (doubt.kind === 'missing_party')
    return (
      <OwnerChoice label={t.import.chooseLead} action={t.import.appoint}
        onChoose={(login) => setDecisions((now) => appointLead(now, doubt.position, login))} />
    );
  const item = preview.reading.items[doubt.position - 1];
  return (
    <DeadlineChoice readable={doubt.kind === 'ambiguous_deadline'} windows={item?.deadline.windows ?? []}
      onChoose={(word) => setDecisions((now) => decideDeadline(now, doubt.position, word))} />
  );
}
