// The heat map's rows and bands. The server tells what fell due from a day on; between two such days lies their difference,
// so a row adds up to its whole. A report as of each month's end would not do: a plan put under control in March was in none
// of February's.
import type { Timeliness } from '../api/types';

export type Term = 'first' | 'current';

export interface Share {
  in_time: number;
  /** At least one. */
  fell_due: number;
}

export interface HeatRow {
  /** Empty: people who belong to none. */
  name: string;
  /** A share a month; null: nothing fell due there. */
  cells: (Share | null)[];
  whole: Share | null;
}

const nothing: Share = { in_time: 0, fell_due: 0 };

function between(since: Share = nothing, until: Share = nothing): Share | null {
  const fell_due = since.fell_due - until.fell_due;
  return fell_due > 0 ? { in_time: since.in_time - until.in_time, fell_due } : null;
}

export const percentOf = ({ in_time, fell_due }: Share): number => (in_time / fell_due) * 100;

/**
 * A row for each organization for which anything fell due, the least done in time first, and all together.
 * @param reports what fell due from the first day of each month on; one more than months where another month follows
 */
export function heatOf(reports: readonly Timeliness[], months: number, term: Term): { rows: HeatRow[]; total: HeatRow } {
  const named = reports.map((one) => new Map(one.items.map((item) => [item.name, item.figures[term]])));
  const rowOf = (name: string, since: readonly (Share | undefined)[]): HeatRow => ({
    name, whole: between(since[0], since[months]), cells: Array.from({ length: months }, (_, at) => between(since[at], since[at + 1])),
  });
  const worth = (row: HeatRow) => (row.whole ? percentOf(row.whole) : Infinity);
  const rows = [...(named[0]?.keys() ?? [])]
    .map((name) => rowOf(name, named.map((one) => one.get(name))))
    .filter((row) => row.whole !== null)
    .sort((a, b) => worth(a) - worth(b) || (b.whole?.fell_due ?? 0) - (a.whole?.fell_due ?? 0) || a.name.localeCompare(b.name, 'ru'));
  return { rows, total: rowOf('', reports.map((one) => one.total[term])) };
}

/** How a share is coloured; the share itself stands in the cell. */
export const bands = ['all', 'most', 'half', 'few'] as const;
export type Band = (typeof bands)[number];

const most = 80;
const half = 50;

export function bandOf(share: Share): Band {
  if (share.in_time >= share.fell_due) return 'all';
  const percent = percentOf(share);
  if (percent >= most) return 'most';
  return percent >= half ? 'half' : 'few';
}
