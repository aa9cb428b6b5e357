import './views.css';

import { Button, Group, Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { useMe } from '../app/session';
import { usePrinting } from '../common/printing';
import { useSpeech } from '../i18n';
import { formatDay, formatMonth, weekday, weekdayShort } from '../i18n/dates';
import { monthAway, type PlannedTask, weeksOf } from './months';
import type { PlanItem } from './sections';

const narrowScreen = '(max-width: 48em)';
const workingDays = 5;
/** More than these in a day are shown when asked for. */
const shownAtFirst = 4;

interface MonthViewProps {
  items: readonly PlanItem[];
  /** «2026-03»; null: the month under way. */
  month: string | null;
  onMonth: (month: string | null) => void;
}

/** What falls due on which day of a month. */
export function MonthView({ items, month: asked, onMonth }: MonthViewProps) {
  const { language, t } = useSpeech();
  const { today } = useMe();
  const narrow = useMediaQuery(narrowScreen, undefined, { getInitialValueInEffect: false }) ?? false;
  const month = `${asked ?? today.slice(0, 7)}-01`;
  const go = (months: number) => onMonth(monthAway(month, months).slice(0, 7));
  const due = new Map<string, PlannedTask[]>();
  for (const task of items.flatMap((one) => one.tasks)) {
    if (task.due.slice(0, 7) !== month.slice(0, 7)) continue;
    const day = due.get(task.due);
    if (day) day.push(task);
    else due.set(task.due, [task]);
  }
  return (
    <Paper withBorder p="sm" component="section" aria-label={t.views.calendar}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4" aria-live="polite">{formatMonth(language, month, '')}</Title>
        <Group gap="xs" className="no-print">
          <Button variant="default" size="compact-md" aria-label={t.views.earlier} onClick={() => go(-1)}>←</Button>
          <Button variant="default" size="compact-md" onClick={() => onMonth(null)}>{t.views.thisMonth}</Button>
          <Button variant="default" size="compact-md" aria-label={t.views.later} onClick={() => go(1)}>→</Button>
        </Group>
      </Group>
      {due.size === 0 && <Text c="dimmed" mb="sm" role="status">{t.views.nothingThen}</Text>}
      {narrow ? <DaysOf key={month} due={due} /> : <MonthTable key={month} month={month} due={due} />}
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
        <tr>{weeks[0]?.map((day) => <th key={day} scope="col" abbr={weekday(language, day)}>{weekdayShort(language, day)}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day, index) => (
              <td key={day} data-outside={day.slice(0, 7) === month.slice(0, 7) ? undefined : ''} data-rest={index < workingDays ? undefined : ''}
                data-today={day === today ? '' : undefined} aria-current={day === today ? 'date' : undefined}>
                <Text size="xs" c="dimmed">{Number(day.slice(8))}</Text>
                <DueTasks tasks={due.get(day) ?? []} day={formatDay(language, day)} />
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
          <DueTasks tasks={due.get(day) ?? []} day={formatDay(language, day)} />
        </section>
      ))}
    </Stack>
  );
}

function DueTasks({ tasks, day }: { tasks: readonly PlannedTask[]; day: string }) {
  const { t } = useSpeech();
  const [whole, setWhole] = useState(false);
  const printing = usePrinting();
  const hidden = whole || printing || tasks.length <= shownAtFirst + 1 ? 0 : tasks.length - shownAtFirst;
  return (
    <>
      {tasks.slice(0, tasks.length - hidden).map((task) => <DueTask key={task.id} task={task} />)}
      {hidden > 0 && (
        <Button variant="subtle" size="compact-xs" aria-label={`${t.views.moreOnDay(hidden)}, ${day}`} onClick={() => setWhole(true)}>
          {t.views.moreOnDay(hidden)}
        </Button>
      )}
    </>
  );
}

function DueTask({ task }: { task: PlannedTask }) {
  const { t } = useSpeech();
  const words = `${task.number} ${task.title}`.trim();
  const state = task.overdue ? t.views.late : t.taskState[task.state];
  // What colours tell is told by a mark, too, and in words to who hears the page.
  const mark = task.overdue ? '! ' : task.state === 'accepted' ? '✓ ' : '';
  return (
    <Link to="/tasks/$id" params={{ id: task.id }} className="month-task" data-overdue={task.overdue || undefined} data-state={task.state}
      title={`${words}, ${state}`}>
      {mark && <span aria-hidden>{mark}</span>}
      {words}
      {mark && <VisuallyHidden>, {state}</VisuallyHidden>}
    </Link>
  );
}
