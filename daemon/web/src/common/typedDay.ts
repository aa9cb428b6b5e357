// A day as people type it, in Russian and in English whatever the page speaks: «15.2», «15 февраля», «завтра», «в пятницу»,
// «через 2 недели», «15.02.27». Days are «2027-02-15», as everywhere.
import { dayAfter, daysBetween, isDay } from '../i18n/dates';

/** Beginnings that tell months apart; «мая» and «май» are the same month. */
const months = [['янв', 'jan'], ['фев', 'feb'], ['мар', 'mar'], ['апр', 'apr'], ['май', 'мая', 'may'], ['июн', 'jun'], ['июл', 'jul'], ['авг', 'aug'],
  ['сен', 'sep'], ['окт', 'oct'], ['ноя', 'nov'], ['дек', 'dec']];
const weekdays = [/^(пн|пон|понедельник|mon|monday)$/, /^(вт|вторник|tue|tuesday)$/, /^(ср|сред[ау]|wed|wednesday)$/, /^(чт|четверг|thu|thursday)$/,
  /^(пт|пятниц[ау]|fri|friday)$/, /^(сб|суббот[ау]|sat|saturday)$/, /^(вс|воскресенье|sun|sunday)$/];
const named: Record<string, number> = {
  сегодня: 0, завтра: 1, послезавтра: 2, вчера: -1, позавчера: -2, today: 0, tomorrow: 1, yesterday: -1,
};
const spans: [RegExp, 'days' | 'months', number][] = [
  [/^(день|дня|дней|days?)$/, 'days', 1], [/^(недел[яюиь]|weeks?)$/, 'days', 7],
  [/^(месяц(а|ев)?|months?)$/, 'months', 1], [/^(год(а)?|лет|years?)$/, 'months', 12],
];
const week = 7;

const two = (number: number) => String(number).padStart(2, '0');

function dayOf(year: number, month: number, day: number): string | null {
  const written = `${year}-${two(month)}-${two(day)}`;
  return isDay(written) ? written : null;
}

/** Without a year the day nearest to today is meant, or the last one that is allowed. */
function nearest(month: number, day: number, today: string, max?: string): string | null {
  const year = Number(today.slice(0, 4));
  const days = [year, year + 1, year - 1].map((one) => dayOf(one, month, day)).filter((one) => one !== null);
  const allowed = days.filter((one) => !max || one <= max);
  return (allowed.length > 0 ? allowed : days).sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)))[0] ?? null;
}

function ofYear(day: string, month: number, year: string | undefined, today: string, max?: string): string | null {
  if (!year) return nearest(month, Number(day), today, max);
  return dayOf(Number(year.length === 2 ? `20${year}` : year), month, Number(day));
}

/** The same day of a later month; the last one where the month is shorter. */
function monthsAfter(today: string, count: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const at = year * 12 + month - 1 + count;
  const length = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return `${Math.floor(at / 12)}-${two((at % 12) + 1)}-${two(Math.min(day, length))}`;
}

function inFigures(words: string, today: string, max?: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return isDay(words) ? words : null;
  const [, day, month, year] = /^(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2}))?\.?$/.exec(words) ?? [];
  return day && month ? ofYear(day, Number(month), year, today, max) : null;
}

function withMonth(words: string, today: string, max?: string): string | null {
  const [, first, name, second] = /^(\d{1,2})? ?(\p{L}{3,})\.?(?: (\d{1,2}))?(?=$|[ ,])/u.exec(words) ?? [];
  const day = first ?? second;
  const at = months.findIndex((starts) => starts.some((start) => name?.startsWith(start)));
  if (!day || at < 0) return null;
  const rest = words.replace(/^.*?\p{L}+\.?/u, '').replace(first ? '' : /^ \d{1,2}/, '').replace(/^,? */, '');
  if (rest !== '' && !/^(\d{4}|\d{2})( ?г\.?| года)?$/.test(rest)) return null;
  return ofYear(day, at + 1, /^\d+/.exec(rest)?.[0], today, max);
}

function ofWeek(words: string, today: string, max?: string): string | null {
  const at = weekdays.findIndex((one) => one.test(words.replace(/^(в|во|on) /, '')));
  if (at < 0) return null;
  const sunday = 6;
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + sunday) % week;
  const ahead = (at - now + week) % week || week;
  const next = dayAfter(today, ahead);
  return max && next > max ? dayAfter(next, -week) : next;
}

function ofSpan(words: string, today: string): string | null {
  const ahead = /^(?:через|in) (?:(\d{1,3}|an?) )?(\p{L}+)$/u.exec(words);
  const [, number, name] = ahead ?? /^(?:(\d{1,3}|an?) )?(\p{L}+) (?:назад|ago)$/u.exec(words) ?? [];
  const span = spans.find(([form]) => name && form.test(name));
  if (!span) return null;
  const count = (Number(number ?? 1) || 1) * span[2] * (ahead ? 1 : -1);
  return span[1] === 'days' ? dayAfter(today, count) : monthsAfter(today, count);
}

/** The day that the words mean, or null where they mean none. Where a year or a week is left open, a day not after `max` is meant. */
export function typedDay(typed: string, today: string, max?: string): string | null {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const shift = Object.hasOwn(named, words) ? named[words] : undefined;
  if (shift !== undefined) return dayAfter(today, shift);
  return inFigures(words, today, max) ?? ofWeek(words, today, max) ?? ofSpan(words, today) ?? withMonth(words, today, max);
}
