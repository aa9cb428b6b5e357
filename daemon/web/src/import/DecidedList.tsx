import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { peopleQuery } from '../api/queries';
import type { Decision, Preview } from '../api/types';
import { type Catalogue, useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import type { Language } from '../i18n/plural';
import { type Deciding, forgetParty, forgetRow, nobody } from './decisions';

interface DecidedListProps {
  reading: Deciding;
  preview: Pick<Preview, 'reading'>;
}

function rowWords(row: Decision, nameOf: (login: string) => string, language: Language, t: Catalogue): string {
  const words = t.import.decisions;
  const parts: string[] = [];
  if (row.as_read) parts.push(words.as_read);
  if (row.without_tasks) parts.push(words.without_tasks);
  if (row.windows) {
    const days = row.windows.map((one) => formatDay(language, one.last)).join('; ');
    parts.push(row.other === undefined ? words.windows(days) : words.other(days));
  }
  if (row.always) parts.push(words.always);
  if (row.title_proof) parts.push(words.title_proof);
  if (row.lead) parts.push(words.lead(nameOf(row.lead)));
  return parts.join(', ');
}

/** What was decided so far; each can be taken back. */
export function DecidedList({ reading, preview }: DecidedListProps) {
  const { language, t } = useSpeech();
  const people = useQuery(peopleQuery);
  const { rows, parties, allAsRead } = reading.decisions;
  const nameOf = (login: string) => people.data?.find((one) => one.login === login)?.name ?? login;
  const change = reading.setDecisions;
  const lines = [
    ...Object.entries(parties).map(([words, owner]) => ({
      key: words,
      text: owner === nobody ? t.import.decisions.partyNobody(words) : t.import.decisions.party(words, nameOf(owner)),
      undo: () => change((now) => forgetParty(now, words)),
    })),
    ...Object.values(rows).map((row) => {
      const item = preview.reading.items[row.position - 1];
      const name = item?.number ? t.import.item(item.number) : t.import.position(row.position);
      return {
        key: String(row.position),
        text: `${name}: ${rowWords(row, nameOf, language, t)}`,
        undo: () => change((now) => forgetRow(now, row.position)),
      };
    }),
  ];
  if (allAsRead)
    lines.unshift({ key: 'all', text: t.import.decisions.all_as_read, undo: () => change((now) => ({ ...now, allAsRead: false })) });
  if (lines.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.import.decided(lines.length)}>
      <Text fw={600} mb="xs">{t.import.decided(lines.length)}</Text>
      <Stack gap={4}>
        {lines.map((line) => (
          <Group key={line.key} justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" className="words">{line.text}</Text>
            <Button size="compact-sm" variant="subtle" style={{ flexShrink: 0 }} onClick={line.undo}>{t.import.undo}</Button>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
