import type { Catalogue } from '../i18n';

/** A due date this near is marked. */
export const soonDays = 3;

/** The distance to the due day in words: «просрочено на 3 дня», «сегодня», «через 5 дней», «2 дня назад». */
export function daysWords(t: Catalogue, overdue: boolean, daysLeft: number): string {
  if (overdue) return t.days.late(Math.max(1, -daysLeft));
  if (daysLeft === 0) return t.days.today;
  if (daysLeft === 1) return t.days.tomorrow;
  if (daysLeft === -1) return t.days.yesterday;
  return daysLeft > 0 ? t.days.left(daysLeft) : t.days.ago(-daysLeft);
}
