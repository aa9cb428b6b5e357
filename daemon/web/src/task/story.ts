// The journal of a task as a story: by days, what matters apart from the traffic of messages around it. No React here.
import { type EntryGroup, grouped } from './journal';
import type { JournalEntry } from '../api/types';

/** Something that happened, or messages in a row that went out meanwhile. */
export type Part = { kind: 'event'; group: EntryGroup } | { kind: 'quiet'; key: number; groups: EntryGroup[]; count: number };

export interface StoryDay {
  day: string;
  parts: Part[];
}

const quietTypes = new Set(['message_sent', 'rung_reached']);

function partsOf(groups: readonly EntryGroup[]): Part[] {
  const parts: Part[] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (!quietTypes.has(group.first.type)) parts.push({ kind: 'event', group });
    else if (last?.kind === 'quiet') {
      last.groups.push(group);
      last.count += group.entries.length;
    } else parts.push({ kind: 'quiet', key: group.first.sequence, groups: [group], count: group.entries.length });
  }
  return parts;
}

/** `entries` in the order in which they are told; `dayOf` names the day of an instant in words. */
export function storyOf(entries: readonly JournalEntry[], dayOf: (at: string) => string): StoryDay[] {
  const days: { day: string; groups: EntryGroup[] }[] = [];
  for (const group of grouped(entries)) {
    const day = dayOf(group.first.at);
    const last = days.at(-1);
    if (last?.day === day) last.groups.push(group);
    else days.push({ day, groups: [group] });
  }
  return days.map(({ day, groups }) => ({ day, parts: partsOf(groups) }));
}
