import './views.css';

import { Group, Paper, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, type UIEvent, useEffect, useRef } from 'react';

import { useMe } from '../app/session';
import { Rows } from '../common/Rows';
import { useSpeech } from '../i18n';
import { formatDayBriefly, formatMonthShort } from '../i18n/dates';
import { barOf, lateBar, monthsOf, type PlannedTask, placeOf, type Span, spanOf, startOf } from './months';
import { linesOf, type PlanItem } from './sections';

const percent = ({ left, width }: { left: number; width: number }): CSSProperties => ({ left: `${left}%`, width: `${width}%` });

/** Rows of the plan along its months: windows, what is late, what was moved, and the line of today. */
export function Timeline({ items }: { items: readonly PlanItem[] }) {
  const { language, t } = useSpeech();
  const { today } = useMe();
  const span = spanOf(items.flatMap((one) => one.tasks), today);
  const months = monthsOf(span);
  const head = useRef<HTMLDivElement>(null);
  const body = useTodayInView(placeOf(span, today));
  // The names of the months stay in view while one goes down the plan, so they stand outside of what scrolls sideways.
  const follow = (event: UIEvent<HTMLDivElement>) => {
    if (head.current) head.current.scrollLeft = event.currentTarget.scrollLeft;
  };
  return (
    <Paper withBorder component="section" aria-label={t.views.months} style={{ '--months': months.length } as CSSProperties}>
      <Legend />
      <div className="timeline-head" ref={head} aria-hidden>
        <div className="timeline-grid timeline-row">
          <div className="timeline-name"><Text size="xs" c="dimmed">{t.views.today(formatDayBriefly(language, today, today))}</Text></div>
          <div className="timeline-months">
            {months.map((month, index) => (
              <div key={month} className="timeline-month">
                {formatMonthShort(language, month, yearChanges(month, months[index - 1] ?? today))}
              </div>
            ))}
          </div>
        </div>
      </div>
      <div className="timeline" ref={body} onScroll={follow}>
        <div className="timeline-grid">
          <Rows items={linesOf(items)} keyOf={(line) => line.key} estimate={54}
            render={(line) => ('item' in line ? <Row item={line.item} span={span} /> : <Heading title={line.title} />)} />
        </div>
      </div>
    </Paper>
  );
}

const yearChanges = (month: string, before: string) => month.slice(0, 4) !== before.slice(0, 4);

/** What is now comes into view at first: a plan of years would open at its beginning. */
function useTodayInView(place: number) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = box.current;
    if (shown) shown.scrollLeft = Math.max(0, (shown.scrollWidth * place) / 100 - shown.clientWidth / 2);
  }, [place]);
  return box;
}

function Heading({ title }: { title: string }) {
  return <div className="timeline-heading"><Text component="h2" size="sm" fw={600}>{title}</Text></div>;
}

function Row({ item, span }: { item: PlanItem; span: Span }) {
  const { t } = useSpeech();
  const { today } = useMe();
  const { number, title } = item.item;
  return (
    <div className="timeline-row" data-item={item.id}>
      <div className="timeline-name">
        <Text size="sm" lineClamp={2} title={title}>{number && <Text span c="dimmed" inherit>{number} </Text>}{title}</Text>
        {item.tasks.length === 0 && <VisuallyHidden>{t.views.noTasks}</VisuallyHidden>}
      </div>
      <div className="timeline-track">
        <div className="timeline-today" style={{ left: `${placeOf(span, today)}%` }} />
        {item.tasks.map((task) => <TaskBar key={task.id} task={task} span={span} />)}
      </div>
    </div>
  );
}

function TaskBar({ task, span }: { task: PlannedTask; span: Span }) {
  const { language, t } = useSpeech();
  const { today } = useMe();
  const day = (value: string) => formatDayBriefly(language, value, today);
  const late = lateBar(span, task, today);
  const words = [
    t.views.bar(t.taskState[task.state], day(task.due)),
    task.overdue && t.views.lateNow,
    task.first_due !== task.due && t.views.moved(day(task.first_due)),
    task.asked_day && t.views.askedUntil(day(task.asked_day)),
    task.ended_on && task.state !== 'cancelled' && t.views.handedIn(day(task.ended_on)),
  ].filter(Boolean).join(', ');
  return (
    <>
      {late && <span className="timeline-late" style={percent(late)} />}
      {task.asked_day && task.asked_day > task.due && <span className="timeline-asked" style={percent(barOf(span, task.due, task.asked_day))} />}
      <Link to="/tasks/$id" params={{ id: task.id }} className="timeline-bar" data-state={task.state} title={words}
        aria-label={t.views.row(`${task.number} ${task.title}`.trim(), words)} style={percent(barOf(span, startOf(task), task.due))} />
      {task.first_due !== task.due && <span className="timeline-first" style={{ left: `${placeOf(span, task.first_due, true)}%` }} />}
    </>
  );
}

function Legend() {
  const { t } = useSpeech();
  const full = { left: 0, width: '100%' };
  const keys = [
    { words: t.views.ahead, mark: <span className="timeline-bar" data-state="planned" style={full} /> },
    { words: t.views.term, mark: <span className="timeline-bar" style={full} /> },
    { words: t.views.control, mark: <span className="timeline-bar" data-state="submitted" style={full} /> },
    { words: t.views.done, mark: <span className="timeline-bar" data-state="accepted" style={full} /> },
    { words: t.views.off, mark: <span className="timeline-bar" data-state="suspended" style={full} /> },
    { words: t.views.late, mark: <span className="timeline-late" style={full} /> },
    { words: t.views.first, mark: <span className="timeline-first" style={{ left: '50%' }} /> },
    { words: t.views.asked, mark: <span className="timeline-asked" style={full} /> },
  ];
  return (
    <Group gap="md" p="sm" aria-label={t.views.legend} role="group">
      {keys.map(({ words, mark }) => (
        <Group key={words} gap={6} wrap="nowrap">
          <span className="timeline-key" aria-hidden>{mark}</span>
          <Text size="xs">{words}</Text>
        </Group>
      ))}
    </Group>
  );
}
