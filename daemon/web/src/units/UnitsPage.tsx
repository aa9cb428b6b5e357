import { Button, Group, Paper, SimpleGrid, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { unitsQuery } from '../api/queries';
import type { Unit } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { Awaited, Empty, Failure } from '../common/notes';
import { Page } from '../common/page';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { above, pathOf, rowsOf, search } from './tree';
import { AddForm, MoveForm, RenameForm, useChange } from './UnitForms';
import { lineOf, UnitTree } from './UnitTree';

/** The tree of organizations, for those who keep it. */
export function UnitsPage() {
  const { t } = useSpeech();
  const allowed = may(useMe(), 'keep_units');
  const units = useQuery({ ...unitsQuery, enabled: allowed });
  if (!allowed) return <NoRight />;
  return (
    <Page title={t.units.title} hint={t.units.hint}>
      <Awaited query={units}>{(items) => <Office units={items} />}</Awaited>
    </Page>
  );
}

const topsOf = (units: readonly Unit[]) => new Set(units.filter((unit) => unit.parent == null).map((unit) => unit.id));

function Office({ units }: { units: Unit[] }) {
  const { t } = useSpeech();
  const [words, setWords] = useState('');
  const [closed, setClosed] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<number>>(() => topsOf(units));
  const [picked, setPicked] = useState(0);
  const [adding, setAdding] = useState(false);
  const [focused, setFocused] = useState<{ id: number }>();
  useEffect(() => {
    if (focused) document.getElementById(lineOf(focused.id))?.focus();
  }, [focused]);
  const listed = closed ? units : units.filter((unit) => unit.active);
  const rows = rowsOf(search(listed, words).kept, opened);
  const one = rows.find((row) => row.unit.id === picked)?.unit;

  const type = (typed: string) => {
    setWords(typed);
    setOpened((before) => new Set([...before, ...search(listed, typed).opened]));
  };
  const toggle = (id: number) =>
    setOpened((before) => (before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id])));
  /** Opens the way to what was added or moved, and picks it. */
  const reveal = (unit: Unit) => {
    const way = unit.parent == null ? [] : [unit.parent, ...above(units, unit.parent).map((other) => other.id)];
    setWords('');
    setOpened((before) => new Set([...before, ...way]));
    setPicked(unit.id);
  };
  /** What was closed is hidden with the button that had the focus: on goes its parent, else the line above. */
  const leave = (unit: Unit) => {
    if (closed) return;
    const at = rows.findIndex((row) => row.unit.id === unit.id);
    const next = rows.find((row) => row.unit.id === unit.parent) ?? rows[at - 1] ?? rows[at + 1];
    if (!next) return;
    setPicked(next.unit.id);
    setFocused({ id: next.unit.id });
  };
  const dialog = adding && (
    <AddForm parent={undefined} onClose={() => setAdding(false)} onAdded={(unit) => { setAdding(false); reveal(unit); }} />
  );
  const button = <Button onClick={() => setAdding(true)}>{t.units.addTop}</Button>;
  if (units.length === 0) return <><Empty title={t.units.empty} hint={t.units.emptyHint}>{button}</Empty>{dialog}</>;
  return (
    <>
      <Group gap="md">
        <TextInput aria-label={t.units.search} placeholder={t.units.search} value={words} style={{ flex: '1 1 240px' }}
          onChange={(event) => type(event.target.value)} />
        <Switch label={t.units.showClosed} checked={closed} onChange={(event) => setClosed(event.target.checked)} />
        {button}
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper withBorder>
          {rows.length === 0
            ? <Text p="md" c="dimmed" role="status">{closed ? t.units.notFound : t.units.notFoundOpen}</Text>
            : <UnitTree rows={rows} picked={picked} onPick={setPicked} onToggle={toggle} />}
        </Paper>
        <div>
          <Paper withBorder p="md" className="units-beside">
            {one ? <UnitCard key={one.id} unit={one} units={units} onReveal={reveal} onClosed={leave} /> : <Text c="dimmed">{t.units.pick}</Text>}
          </Paper>
        </div>
      </SimpleGrid>
      {dialog}
    </>
  );
}

interface UnitCardProps {
  unit: Unit;
  units: readonly Unit[];
  onReveal: (unit: Unit) => void;
  onClosed: (unit: Unit) => void;
}

function UnitCard({ unit, units, onReveal, onClosed }: UnitCardProps) {
  const { t } = useSpeech();
  const [dialog, setDialog] = useState<'add' | 'rename' | 'move'>();
  const shut = () => setDialog(undefined);
  const change = useChange((now) => {
    tell(now.active ? t.units.reopened(now.name) : t.units.nowClosed(now.name, t.units.closed[now.kind]));
    if (!now.active) onClosed(now);
  });
  const show = (now: Unit) => {
    shut();
    onReveal(now);
  };
  return (
    <Stack gap="sm" component="section" aria-label={unit.name}>
      <div>
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>{unit.name}</Title>
        <Text size="sm" c="dimmed">{t.units.kind[unit.kind]}{!unit.active && `, ${t.units.closed[unit.kind]}`}</Text>
        {unit.parent != null && <Text size="sm">{pathOf(units, unit.id)}</Text>}
      </div>
      {change.error != null && <Failure error={change.error} />}
      <Group gap="xs">
        {unit.active && <Button size="sm" onClick={() => setDialog('add')}>{t.units.addBelow}</Button>}
        <Button size="sm" variant="default" onClick={() => setDialog('rename')}>{t.units.rename}</Button>
        <Button size="sm" variant="default" onClick={() => setDialog('move')}>{t.units.move}</Button>
        <Button size="sm" variant="default" loading={change.isPending}
          onClick={() => change.mutate({ id: unit.id, change: { active: !unit.active } })}>
          {unit.active ? t.units.close : t.units.reopen}
        </Button>
      </Group>
      {dialog === 'add' && <AddForm parent={unit} onClose={shut} onAdded={show} />}
      {dialog === 'rename' && <RenameForm unit={unit} onClose={shut} />}
      {dialog === 'move' && <MoveForm unit={unit} units={units} onClose={shut} onMoved={show} />}
    </Stack>
  );
}
