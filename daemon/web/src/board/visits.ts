// When the board was looked at before this visit: kept in the browser, for each person apart.

/** Looks with less between them are one visit. */
export const visitGapMinutes = 30;

export interface Visit {
  /** The last look of this visit. */
  last: string;
  /** The last look of the visit before; absent on the first one. */
  before?: string;
}

/** The visit that a look at `now` belongs to: the one that is kept, or a new one. */
export function lookAt(now: Date, kept: Visit | undefined): Visit {
  const last = now.toISOString();
  if (!kept) return { last };
  const gap = now.getTime() - new Date(kept.last).getTime();
  if (gap < visitGapMinutes * 60_000) return { ...kept, last };
  return { last, before: kept.last };
}

const keyOf = (person: number) => `vekha.board.visit.${person}`;

function read(person: number): Visit | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('last' in kept)) return undefined;
    const { last, before } = kept as Record<string, unknown>;
    const moment = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
    if (!moment(last)) return undefined;
    return { last: last as string, ...(moment(before) ? { before: before as string } : {}) };
  } catch {
    return undefined; // Storage may be forbidden, or hold what another version wrote.
  }
}

/** Notes a look at the board; gives the moment from which there is news, if there was a visit before. */
export function noteLook(person: number, now: Date): string | undefined {
  const visit = lookAt(now, read(person));
  try {
    localStorage.setItem(keyOf(person), JSON.stringify(visit));
  } catch {
    // Then nothing is news the next time.
  }
  return visit.before;
}
