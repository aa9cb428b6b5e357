import { Alert, Button, Checkbox, Group, List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { unitsQuery } from '../api/queries';
import type { PeopleListDone, PeopleListPlan } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { FileDrop } from '../common/FileDrop';
import { ButtonLink } from '../common/links';
import { Awaited, Failure, Loading } from '../common/notes';
import { Page } from '../common/page';
import { useSlices } from '../common/useSlices';
import { useSpeech } from '../i18n';
import { InviteNew } from './Invitations';
import { inTheWay, sampleList } from './list';
import { ListRow } from './ListRow';
import { type PeopleList, usePeopleList } from './usePeopleList';

/** A staff list from a file: dropped, looked at row by row, taken over. */
export function PeopleListPage() {
  const { t } = useSpeech();
  const me = useMe();
  const list = usePeopleList();
  if (!may(me, 'people')) return <NoRight />;
  return (
    <Page title={t.peopleList.title} hint={t.peopleList.hint} side={<SampleButton />}>
      {list.take.data ? <Done done={list.take.data} onAgain={list.close} /> : <Under list={list} />}
    </Page>
  );
}

function SampleButton() {
  const { t } = useSpeech();
  const give = () => {
    const address = URL.createObjectURL(sampleList());
    const link = document.createElement('a');
    link.href = address;
    link.download = t.peopleList.sampleName;
    link.click();
    URL.revokeObjectURL(address);
  };
  return <Button variant="default" onClick={give}>{t.peopleList.sample}</Button>;
}

function Under({ list }: { list: PeopleList }) {
  const { t } = useSpeech();
  if (list.open.isPending) return <Loading />;
  if (!list.file)
    return (
      <>
        {list.open.error && <Failure error={list.open.error} />}
        <FileDrop label={t.peopleList.drop} labelOver={t.peopleList.dropOver} button={t.peopleList.pick} accept=".xlsx,.xlsm,.csv,.ods,.txt,.docx"
          onFiles={([file]) => file && list.open.mutate(file)} />
      </>
    );
  return (
    <>
      <Group justify="space-between">
        <Text fw={500}>{list.file.name}</Text>
        <Button variant="default" size="xs" onClick={list.close}>{t.peopleList.another}</Button>
      </Group>
      <Awaited query={list.plan}>{(plan) => <Plan plan={plan} list={list} />}</Awaited>
    </>
  );
}

function Plan({ plan, list }: { plan: PeopleListPlan; list: PeopleList }) {
  const { t } = useSpeech();
  const units = useQuery(unitsQuery);
  const [all, setAll] = useState(false);
  const { counts } = plan;
  const rows = all ? plan.rows : plan.rows.filter((row) => row.standing !== 'unchanged');
  const { shown, end } = useSlices(rows.length);
  const waiting = inTheWay(plan.rows).length;
  const { choices, setChoices } = list;
  const ready = (waiting === 0 || choices.skipRefused) && !list.plan.isFetching;
  const empty = counts.added + counts.changed === 0 && choices.dismiss.length === 0;
  const unknown = choices.createUnits || plan.rows.some((row) => row.field === 'organization' && row.standing === 'doubtful');
  return (
    <Stack gap="md">
      <Text fw={500} data-testid="counts">{t.peopleList.counts(counts)}</Text>
      {plan.unused.length > 0 && <Text size="sm" c="dimmed">{t.peopleList.unused(plan.unused.join(', '))}</Text>}
      {plan.remarks.map((words) => <Text size="sm" c="dimmed" key={words}>{words}</Text>)}
      {unknown && (
        <Checkbox label={t.peopleList.createUnits} checked={choices.createUnits} onChange={(event) => {
          const createUnits = event.currentTarget.checked;
          setChoices((now) => ({ ...now, createUnits }));
        }} />
      )}
      {plan.new_units.length > 0 && <Text size="sm">{t.peopleList.newUnits(plan.new_units.join(', '))}</Text>}
      {counts.unchanged > 0 && (
        <Checkbox label={t.peopleList.showUnchanged(counts.unchanged)} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      )}
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="xs" aria-label={t.peopleList.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.peopleList.becomes}</Table.Th>
              <Table.Th>{t.peopleList.person}</Table.Th>
              <Table.Th>{t.peopleList.what}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map((row) => <ListRow key={row.position} row={row} list={list} units={units.data ?? []} />)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <div ref={end} />
      <Missing plan={plan} list={list} />
      {waiting > 0 && (
        <Checkbox label={t.peopleList.skipRefused(waiting)} checked={choices.skipRefused} onChange={(event) => {
          const skipRefused = event.currentTarget.checked;
          setChoices((now) => ({ ...now, skipRefused }));
        }} />
      )}
      {list.take.error && <Failure error={list.take.error} />}
      <Group>
        <Button disabled={!ready || empty} loading={list.take.isPending} onClick={list.submit}>{t.peopleList.take}</Button>
        {empty && <Text size="sm" c="dimmed">{t.peopleList.nothing}</Text>}
      </Group>
    </Stack>
  );
}

/** Who is at work and not in the list; they leave by choice alone. */
function Missing({ plan, list }: { plan: PeopleListPlan; list: PeopleList }) {
  const { t } = useSpeech();
  if (plan.missing.length === 0) return null;
  const choose = (login: string, leaves: boolean) => list.setChoices((now) => ({
    ...now, dismiss: leaves ? [...now.dismiss, login] : now.dismiss.filter((one) => one !== login),
  }));
  return (
    <Paper withBorder p="sm" component="section">
      <Title order={2} size="h5">{t.peopleList.missing(plan.missing.length)}</Title>
      <Text size="sm" c="dimmed" mb="xs">{t.peopleList.missingHint}</Text>
      <Stack gap={4}>
        {plan.missing.map((one) => (
          <Checkbox key={one.id} label={t.peopleList.dismiss(one.name, one.tasks)} checked={list.choices.dismiss.includes(one.login)}
            onChange={(event) => choose(one.login, event.currentTarget.checked)} />
        ))}
      </Stack>
    </Paper>
  );
}

function Done({ done, onAgain }: { done: PeopleListDone; onAgain: () => void }) {
  const { t } = useSpeech();
  return (
    <Stack gap="md" align="flex-start">
      <Alert color="pine" title={t.peopleList.done} role="status">
        <Text size="sm">{t.peopleList.doneCounts(done)}</Text>
        {done.units.length > 0 && <Text size="sm">{t.peopleList.unitsMade(done.units.join(', '))}</Text>}
      </Alert>
      {done.to_hand_over.length > 0 && (
        <Alert color="orange" title={t.peopleList.handOver}>
          <List size="sm">{done.to_hand_over.map((one) => <List.Item key={one.id}>{t.peopleList.held(one.name, one.tasks)}</List.Item>)}</List>
        </Alert>
      )}
      {done.people.length > 0 && (
        <Paper withBorder p="sm">
          <Text size="sm" fw={500}>{t.peopleList.logins}</Text>
          {done.people.map((one) => <Text size="sm" key={one.id}>{one.name} — {one.login}</Text>)}
          <InviteNew people={done.people.map((one) => one.id)} />
        </Paper>
      )}
      <Group>
        <ButtonLink to="/people">{t.peopleList.toPeople}</ButtonLink>
        <Button variant="default" onClick={onAgain}>{t.peopleList.another}</Button>
      </Group>
    </Stack>
  );
}
