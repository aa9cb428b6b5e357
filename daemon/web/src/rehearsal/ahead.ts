import type { Rehearsal } from '../api/types';

export type Message = Rehearsal['items'][number];
export type Line = Message['lines'][number];

export interface DayOfMessages {
  day: string;
  messages: Message[];
}

/** Messages in the order of time, those of one local day together; `dayOf` tells the day of a moment. */
export function byDay(messages: readonly Message[], dayOf: (instant: string) => string): DayOfMessages[] {
  const days: DayOfMessages[] = [];
  for (const one of messages) {
    const day = dayOf(one.at);
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(one);
    else days.push({ day, messages: [one] });
  }
  return days;
}

/** The local day of a moment. */
export function dayIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));
}
