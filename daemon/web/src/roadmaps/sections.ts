import type { RoadmapView } from '../api/types';
import { matches } from '../common/find';

export type PlanItem = RoadmapView['items'][number];

export interface PlanSection {
  /** Empty: rows without a heading over them. */
  title: string;
  items: PlanItem[];
}

/** Rows under their headings, in the order of the document. A heading that comes again begins a new part. */
export function sectionsOf(items: readonly PlanItem[]): PlanSection[] {
  const sections: PlanSection[] = [];
  for (const item of items) {
    const title = item.item.section ?? '';
    const last = sections.at(-1);
    if (last && last.title === title) last.items.push(item);
    else sections.push({ title, items: [item] });
  }
  return sections;
}

export interface PlanStanding {
  tasks: number;
  done: number;
  late: number;
}

export function standingOf(items: readonly PlanItem[]): PlanStanding {
  const tasks = items.flatMap((one) => one.tasks);
  return {
    tasks: tasks.length,
    done: tasks.filter((one) => one.state === 'accepted').length,
    late: tasks.filter((one) => one.overdue).length,
  };
}

/** A line of a list of rows: a heading, or a row under it. */
export type PlanLine = { key: string; title: string } | { key: string; item: PlanItem };

export function linesOf(items: readonly PlanItem[]): PlanLine[] {
  return sectionsOf(items).flatMap((section, index) => [
    ...(section.title ? [{ key: `section-${index}`, title: section.title }] : []),
    ...section.items.map((item) => ({ key: `item-${item.id}`, item })),
  ]);
}

/** Rows in which each typed word stands: in the number, the words or the responsible. */
export function found(items: readonly PlanItem[], typed: string): readonly PlanItem[] {
  if (!typed.trim()) return items;
  return items.filter(({ item }) => matches(typed.trim(), [item.number ?? '', item.title, item.responsible.text, item.deadline.text]));
}
