// Days are «2026-03-15» in the organization's zone and never shift; moments are UTC and shown in that zone too.
import type { Language } from './plural';

const locales: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

const dayFormat = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' });

function asUtc(day: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** «15 марта 2026 г.»; words that are no day come back as they are. */
export function formatDay(language: Language, day: string): string {
  const date = asUtc(day);
  return date ? dayFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(date) : day;
}

/** «15 марта» in the year of `today`, else with the year. */
export function formatDayBriefly(language: Language, day: string, today: string): string {
  const date = asUtc(day);
  if (!date || day.slice(0, 4) !== today.slice(0, 4)) return formatDay(language, day);
  return dayFormat(language, { day: 'numeric', month: 'long' }).format(date);
}

/** «15.03.2026» */
export function formatDayInFigures(day: string): string {
  return day.split('-').reverse().join('.');
}

/** «март» in the year of `today`, else «март 2027 г.»; of any day of the month. */
export function formatMonth(language: Language, day: string, today: string): string {
  const date = asUtc(day);
  if (!date) return day;
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
  return dayFormat(language, { month: 'long', ...year }).format(date);
}

/** «сент.», with the year where the months before it are of another one. */
export function formatMonthShort(language: Language, day: string, withYear: boolean): string {
  const date = asUtc(day);
  if (!date) return day;
  const words = dayFormat(language, { month: 'short' }).format(date);
  return withYear ? `${words} ${day.slice(0, 4)}` : words;
}

/** «пт» */
export function weekdayShort(language: Language, day: string): string {
  const date = asUtc(day);
  return date ? dayFormat(language, { weekday: 'short' }).format(date) : '';
}

/** «пятница» */
export function weekday(language: Language, day: string): string {
  const date = asUtc(day);
  return date ? dayFormat(language, { weekday: 'long' }).format(date) : '';
}

function inZone(language: Language, zone: string, instant: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  try {
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone }).format(date);
  } catch {
    return new Intl.DateTimeFormat(locales[language], options).format(date); // A browser that lacks the zone.
  }
}

/** «15 марта 2026 г. в 09:30» */
export function formatMoment(language: Language, zone: string, instant: string): string {
  return inZone(language, zone, instant, { dateStyle: 'long', timeStyle: 'short' });
}

/** «15.03.2026, 09:30»: for tables. */
export function formatMomentBriefly(language: Language, zone: string, instant: string): string {
  return inZone(language, zone, instant, { dateStyle: 'short', timeStyle: 'short' });
}

/** «15 марта 2026 г.»: the day of a moment. */
export function formatDate(language: Language, zone: string, instant: string): string {
  return inZone(language, zone, instant, { dateStyle: 'long' });
}

/** «09:30» */
export function formatTime(language: Language, zone: string, instant: string): string {
  return inZone(language, zone, instant, { timeStyle: 'short' });
}

/** «14:05», and the day with it where it is not the day of `now`: «25.11.2026, 14:05». */
export function formatMomentOfDay(language: Language, zone: string, instant: string, now: string): string {
  const day = (moment: string) => inZone(language, zone, moment, { dateStyle: 'short' });
  return day(instant) === day(now) ? inZone(language, zone, instant, { timeStyle: 'short' }) : formatMomentBriefly(language, zone, instant);
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const first = asUtc(from);
  const last = asUtc(to);
  const dayMilliseconds = 86_400_000;
  return first && last ? Math.round((last.getTime() - first.getTime()) / dayMilliseconds) : 0;
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whether a person's words are a day that the calendar has. */
export function isDay(day: string): boolean {
  const date = asUtc(day);
  return date !== null && date.toISOString().startsWith(day);
}
