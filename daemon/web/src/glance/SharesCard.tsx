import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { timelinessQuery } from '../api/queries';
import type { Timeliness } from '../api/types';
import { Card } from '../common/Card';
import { AnchorLink } from '../common/links';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';
import { type Row, worstFirst } from './order';

const shownAtFirst = 7;

/** Shares in time, the least first; a name leads to what stands behind it. */
export function SharesCard({ by, title }: { by: Timeliness['by']; title: string }) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const query = useQuery(timelinessQuery(by));
  return (
    <Card title={title} name={`shares-${by}`}>
      <Awaited query={query}>
        {(data) => {
          const rows = worstFirst(data.items);
          if (rows.length === 0) return <Text c="dimmed">{t.glance.nothing}</Text>;
          return (
            <>
              <Table verticalSpacing={6} horizontalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t.glance.who[by]}</Table.Th>
                    <Table.Th scope="col" className="number">{t.glance.inTime}</Table.Th>
                    <Table.Th scope="col" className="number">{t.glance.share}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.slice(0, all ? rows.length : shownAtFirst).map((row) => <Line key={`${row.id} ${row.name}`} by={by} row={row} />)}
                </Table.Tbody>
              </Table>
              {!all && rows.length > shownAtFirst && (
                <Button variant="subtle" className="no-print" onClick={() => setAll(true)}>{t.glance.showAll(rows.length)}</Button>
              )}
            </>
          );
        }}
      </Awaited>
    </Card>
  );
}

function Line({ by, row }: { by: Timeliness['by']; row: Row }) {
  const { t } = useSpeech();
  const { first } = row.figures;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}><Named by={by} row={row} /></Table.Th>
      <Table.Td className="number">{t.glance.ofAll(first.in_time, first.fell_due)}</Table.Td>
      <Table.Td className="number">
        <span className="bar" aria-hidden="true"><span style={{ width: `${first.percent ?? 0}%` }} /></span>
        {t.glance.percent(first.percent)}
      </Table.Td>
    </Table.Tr>
  );
}

function Named({ by, row }: { by: Timeliness['by']; row: Row }) {
  const { t } = useSpeech();
  const name = row.name || t.glance.nobody;
  if (row.id !== null && by === 'person') return <AnchorLink size="sm" to="/" search={{ owner: row.id }}>{name}</AnchorLink>;
  if (row.id !== null && by === 'roadmap') return <AnchorLink size="sm" to="/roadmaps/$id" params={{ id: row.id }}>{name}</AnchorLink>;
  return <>{name}</>;
}
