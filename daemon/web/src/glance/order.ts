import type { Timeliness } from '../api/types';

export type Row = Timeliness['items'][number];

/** Those for whom something fell due, the least done in time first; where it is alike, who had more to do. */
export function worstFirst(rows: readonly Row[]): Row[] {
  const share = (row: Row) => row.figures.first.percent ?? 100;
  return rows
    .filter((row) => row.figures.first.fell_due > 0)
    .sort((a, b) => share(a) - share(b) || b.figures.first.fell_due - a.figures.first.fell_due || a.name.localeCompare(b.name, 'ru'));
}
