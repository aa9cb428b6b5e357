import { Table, Text } from '@mantine/core';

import type { Doubt, Item } from '../api/types';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';

interface ReadingTableProps {
  items: readonly Item[];
  doubts: readonly Doubt[];
}

/** Every row as it was read; those in doubt are marked. */
export function ReadingTable({ items, doubts }: ReadingTableProps) {
  const { t } = useSpeech();
  const { number, title, deadline, responsible, result } = t.import.columns;
  const blocked = new Set(doubts.filter((one) => one.blocks).map((one) => one.position));
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" withRowBorders fz="sm">
        <Table.Thead>
          <Table.Tr>
            {[number, title, deadline, responsible, result].map((name) => <Table.Th key={name}>{name}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item, index) => <Row key={index} item={item} doubted={blocked.has(index + 1)} />)}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ item, doubted }: { item: Item; doubted: boolean }) {
  const { language, t } = useSpeech();
  const dues = item.deadline.windows.map(([, last]) => formatDay(language, last)).join('; ');
  const papers = item.result.evidence.map((kind) => t.evidenceKind[kind]).join('; ');
  return (
    <Table.Tr bg={doubted ? 'orange.0' : undefined} style={{ verticalAlign: 'top' }}>
      <Table.Td>{item.number}</Table.Td>
      <Table.Td>{item.title}{item.section && <Text size="xs" c="dimmed">{item.section}</Text>}</Table.Td>
      <Table.Td>{item.deadline.text}<Text size="xs" c="dimmed">{dues}</Text></Table.Td>
      <Table.Td>{item.responsible.text}</Table.Td>
      <Table.Td>{item.result.text}<Text size="xs" c="dimmed">{papers}</Text></Table.Td>
    </Table.Tr>
  );
}
