// Due dates that the rule pack and the calendar in force would set otherwise; none moves without this approval.
import { Button, Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';

import { call } from '../../api/client';
import { weakSpotsQuery } from '../../api/queries';
import type { DateChange, DateChanges, DatesMoved } from '../../api/types';
import { NoRight } from '../../app/NotFound';
import { may, useMe } from '../../app/session';
import { Card } from '../../common/Card';
import { AnchorLink } from '../../common/links';
import { Awaited, Empty, Failure, More } from '../../common/notes';
import { Page } from '../../common/page';
import { tell } from '../../common/toasts';
import { useSpeech } from '../../i18n';
import { formatDay } from '../../i18n/dates';
import { dateChangesQuery } from '../queries';
import { useAdminWords } from '../words';

export function DatesPage() {
  const words = useAdminWords().dates;
  const allowed = may(useMe(), 'see_all');
  const changes = useInfiniteQuery({ ...dateChangesQuery, enabled: allowed });
  if (!allowed) return <NoRight />;
  return (
    <Page title={words.title} hint={words.hint}>
      <Calendars />
      <Awaited query={changes}>
        {({ pages }) => <Changes pages={pages} more={<More query={changes} />} />}
      </Awaited>
    </Page>
  );
}

/** Years for which the calendar is missing or not settled yet. */
function Calendars() {
  const words = useAdminWords().dates;
  const spots = useQuery(weakSpotsQuery);
  return (
    <Card title={words.calendars} name="calendars">
      <Awaited query={spots}>
        {({ items }) => {
          const found = items.filter((one) => one.kind === 'calendar_missing' || one.kind === 'calendar_provisional');
          if (found.length === 0) return <Text size="sm">{words.calendarsFine}</Text>;
          return found.map((one) => (
            <Stack key={`${one.kind} ${one.place}`} gap={2}>
              <Text size="sm" fw={500}>{one.place}</Text>
              <Text size="sm">{[one.reason, one.mend].filter(Boolean).join(' ')}</Text>
            </Stack>
          ));
        }}
      </Awaited>
    </Card>
  );
}

interface ChangesProps {
  pages: readonly DateChanges[];
  more: ReactNode;
}

function Changes({ pages, more }: ChangesProps) {
  const all = useAdminWords();
  const words = all.dates;
  const allowed = may(useMe(), 'approve_dates');
  const items = pages.flatMap((page) => page.items);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const first = pages[0];
  if (!first) return null;
  const pick = (task: number) =>
    setPicked((before) => (before.has(task) ? new Set([...before].filter((one) => one !== task)) : new Set([...before, task])));
  const shown = items.filter((one) => picked.has(one.task));
  return (
    <>
      <Text size="sm">{words.pack(first.pack, first.version)}</Text>
      {items.length === 0 ? <Empty title={words.none} hint={words.noneHint} /> : (
        <Card title={words.total(first.total)} name="changes">
          {allowed && (
            <Checkbox label={words.pickAll} checked={shown.length === items.length} indeterminate={shown.length > 0 && shown.length < items.length}
              onChange={(event) => setPicked(new Set(event.target.checked ? items.map((one) => one.task) : []))} />
          )}
          <Rows items={items} {...(allowed && { picked, onPick: pick })} />
          {more}
          {allowed && <Approval total={first.total} tasks={shown.map((one) => one.task)} onMoved={() => setPicked(new Set())} />}
        </Card>
      )}
    </>
  );
}

interface RowsProps {
  items: readonly DateChange[];
  picked?: ReadonlySet<number>;
  onPick?: (task: number) => void;
}

function Rows({ items, picked, onPick }: RowsProps) {
  const { language } = useSpeech();
  const words = useAdminWords().dates;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            {onPick && <Table.Th w={32} />}
            <Table.Th>{words.task}</Table.Th><Table.Th w={120}>{words.was}</Table.Th><Table.Th w={120}>{words.due}</Table.Th><Table.Th w="36%">{words.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => {
            const title = [one.number, one.title].filter(Boolean).join(' ');
            return (
              <Table.Tr key={one.task}>
                {onPick && (
                  <Table.Td valign="top">
                    <Checkbox aria-label={words.pick(title)} checked={picked?.has(one.task) ?? false} onChange={() => onPick(one.task)} />
                  </Table.Td>
                )}
                <Table.Td valign="top">
                  <AnchorLink to="/tasks/$id" params={{ id: one.task }} size="sm">{title}</AnchorLink>
                  {one.lead && <Text size="sm" c="dimmed">{one.lead.name}</Text>}
                </Table.Td>
                <Table.Td valign="top">{formatDay(language, one.was)}</Table.Td>
                <Table.Td valign="top" fw={500}>{formatDay(language, one.due)}</Table.Td>
                <Table.Td valign="top">{one.rule}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface ApprovalProps {
  total: number;
  tasks: readonly number[];
  onMoved: () => void;
}

/** Those that are picked, or all of them, with the reason that goes into the journal. */
function Approval({ total, tasks, onMoved }: ApprovalProps) {
  const all = useAdminWords();
  const words = all.dates;
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const move = useMutation({
    mutationFn: () => call<DatesMoved>('/dates/changes', {
      method: 'POST', body: { reason: reason.trim(), ...(tasks.length > 0 && { tasks: tasks.map((id) => ({ id })) }) },
    }),
    onSuccess: ({ moved, people_told }) => {
      tell(words.applied(moved, people_told));
      setReason('');
      onMoved();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label={all.reason} description={all.reasonHint} value={reason} required onChange={(event) => setReason(event.target.value)} />
        {move.error && <Failure error={move.error} />}
        <Group gap="sm">
          <Button type="submit" loading={move.isPending} disabled={reason.trim() === ''}>
            {tasks.length > 0 ? words.apply(tasks.length) : words.applyAll(total)}
          </Button>
          <Text size="sm" c="dimmed">{words.first}</Text>
        </Group>
      </Stack>
    </form>
  );
}
