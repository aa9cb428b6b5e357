// The days a trend is asked for.

const iso = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The last days of so many months that have ended by `today`, the earliest first; then yesterday, for the month under way. */
export function trendDays(today: string, months: number): string[] {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  // Day 0 of a month is the last one of the month before.
  const ends = Array.from({ length: months }, (_, back) => iso(year, month - 1 - back, 0)).reverse();
  return day === 1 ? ends : [...ends, iso(year, month - 1, day - 1)];
}
