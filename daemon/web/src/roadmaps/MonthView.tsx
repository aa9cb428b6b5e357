import './views.css';

import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { useMe } from '../app/session';
import { useSpeech } from '../i18n';
import { formatDay, formatMonth, weekday } from '../i18n/dates';
import { monthAway, type PlannedTask, weeksOf } from './months';
import type { PlanItem } from './sections';

const narrowScreen = '(max-width: 48em)';
const workingDays = 5;

/** What falls due on which day of a month. */
export function MonthView({ items }: { items: PlanItem[] }) {
  const { language, t } = useSpeech();
  const { today } = useMe();
  const narrow = useMediaQuery(narrowScreen, undefined, { getInitialValueInEffect: false }) ?? false;
  const [month, setMonth] = useState(`${today.slice(0, 7)}-01`);
  const due = new Map<string, PlannedTask[]>();
  for (const task of items.flatMap((one) => one.tasks)) {
    if (task.due.slice(0, 7) !== month.slice(0, 7)) continue;
    due.set(task.due, [...(due.get(task.due) ?? []), task]);
  }
  return (
    <Paper withBorder p="sm" component="section" aria-label={t.views.calendar}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4" aria-live="polite">{formatMonth(language, month, '')}</Title>
        <Group gap="xs">
          <Button variant="default" size="compact-md" aria-label={t.views.earlier} onClick={() => setMonth(monthAway(month, -1))}>←</Button>
          <Button variant="default" size="compact-md" onClick={() => setMonth(`${today.slice(0, 7)}-01`)}>{t.views.thisMonth}</Button>
          <Button variant="default" size="compact-md" aria-label={t.views.later} onClick={() => setMonth(monthAway(month, 1))}>→</Button>
        </Group>
      </Group>
      {due.size === 0 && <Text c="dimmed" mb="sm" role="status">{t.views.nothingThen}</Text>}
      {narrow ? <DaysOf due={due} /> : <MonthTable month={month} due={due} />}
    </Paper>
  );
}

interface DueProps {
  due: ReadonlyMap<string, PlannedTask[]>;
}

function MonthTable({ month, due }: DueProps & { month: string }) {
  const { language } = useSpeech();
  const { today } = useMe();
  const weeks = weeksOf(month);
  return (
    <table className="month-table">
      <thead>
        <tr>{weeks[0]?.map((day) => <th key={day} scope="col">{weekday(language, day).slice(0, 2)}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day, index) => (
              <td key={day} data-outside={day.slice(0, 7) === month.slice(0, 7) ? undefined : ''} data-rest={index < workingDays ? undefined : ''}
                data-today={day === today ? '' : undefined}>
                <Text size="xs" c="dimmed">{Number(day.slice(8))}</Text>
                {due.get(day)?.map((task) => <DueTask key={task.id} task={task} />)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DaysOf({ due }: DueProps) {
  const { language, t } = useSpeech();
  return (
    <Stack gap="sm">
      {[...due.keys()].sort().map((day) => (
        <section key={day} aria-label={formatDay(language, day)}>
          <Text fw={500} size="sm">{formatDay(language, day)}, {weekday(language, day)} · {t.views.onDay(due.get(day)?.length ?? 0)}</Text>
          {due.get(day)?.map((task) => <DueTask key={task.id} task={task} />)}
        </section>
      ))}
    </Stack>
  );
}

function DueTask({ task }: { task: PlannedTask }) {
  const { t } = useSpeech();
  const words = `${task.number} ${task.title}`.trim();
  return (
    <Link to="/tasks/$id" params={{ id: task.id }} className="month-task" title={`${words}, ${t.taskState[task.state]}`}
      style={{ color: task.overdue ? 'var(--vekha-late-words)' : 'var(--mantine-color-anchor)', fontWeight: task.overdue ? 600 : 400 }}>
      {words}
    </Link>
  );
}
