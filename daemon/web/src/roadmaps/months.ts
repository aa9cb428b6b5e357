// Where days lie along a row of months: all in days, as the server gives them; nothing here decides what is late.
import { daysBetween } from '../i18n/dates';
import type { PlanItem } from './sections';

export type PlannedTask = PlanItem['tasks'][number];

export interface Span {
  /** The first day of the first month shown. */
  first: string;
  /** The last day of the last one. */
  last: string;
}

/** A window whose first day is open is drawn this long. */
const openWindowDays = 14;

const two = (n: number) => String(n).padStart(2, '0');
const monthOf = (day: string) => day.slice(0, 7);

/** The last day of the month of `day`. */
export function monthEnd(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return `${day.slice(0, 7)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;
}

/** The first day of the month so many months away. */
export function monthAway(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1 + months, 1));
  return date.toISOString().slice(0, 10);
}

export function dayAway(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first day of a task's bar. */
export function startOf(task: PlannedTask): string {
  const last = task.first_due < task.due ? task.first_due : task.due;
  const open = dayAway(last, -openWindowDays);
  const first = task.window.first ?? open;
  return first < last ? first : open;
}

/** Whole months around all that is to be seen, and today where it is not far off. */
export function spanOf(tasks: readonly PlannedTask[], today: string): Span {
  const days = tasks.flatMap((task) => [startOf(task), task.due, task.first_due, task.asked_day ?? task.due, task.ended_on ?? task.due]);
  days.push(today);
  days.sort();
  return { first: `${monthOf(days[0] ?? today)}-01`, last: monthEnd(days.at(-1) ?? today) };
}

export function monthsOf({ first, last }: Span): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAway(month, 1)) months.push(month);
  return months;
}

/** How far along the span a day begins, in percent; `after`: where it ends. */
export function placeOf(span: Span, day: string, after = false): number {
  const whole = daysBetween(span.first, span.last) + 1;
  const at = daysBetween(span.first, day) + (after ? 1 : 0);
  return Math.min(100, Math.max(0, (at / whole) * 100));
}

export interface Bar {
  left: number;
  width: number;
}
export function barOf(span: Span, from: string, to: string): Bar {
  const left = placeOf(span, from);
  return { left, width: Math.max(0, placeOf(span, to, true) - left) };
}

/** The part that is late: from the day after the due day to the day it was handed in, or to today while it is owed. */
export function lateBar(span: Span, task: PlannedTask, today: string): Bar | null {
  const until = task.overdue ? today : task.state === 'cancelled' ? null : task.ended_on;
  return until && until > task.due ? barOf(span, dayAway(task.due, 1), until) : null;
}

/** Days of the weeks that a month touches, Monday first. */
export function weeksOf(month: string): string[][] {
  const weekday = (new Date(`${month}T00:00:00Z`).getUTCDay() + 6) % 7;
  const last = monthEnd(month);
  const weeks: string[][] = [];
  for (let day = dayAway(month, -weekday); day <= last; day = dayAway(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => dayAway(day, index)));
  return weeks;
}

/** The months that have at least one day behind them, from the month of `first` on; each by its first day. */
export const begunMonths = (first: string, today: string): string[] => monthsOf({ first: `${monthOf(first)}-01`, last: dayAway(today, -1) });

/** The first day that anything falls due; null where nothing does. */
export function firstDue(tasks: readonly PlannedTask[]): string | null {
  return tasks.reduce<string | null>((least, { due, first_due }) => {
    const day = first_due < due ? first_due : due;
    return least === null || day < least ? day : least;
  }, null);
}
