import { counted as count } from './plural';
import type { ruRoadmaps } from './ru.roadmaps';

const counted = (n: number, one: string, many: string) => count('en', n, [one, many, many]);

/** Plans in force. */
export const enRoadmaps: typeof ruRoadmaps = {
  title: 'Roadmaps',
  empty: 'No roadmaps yet',
  emptyHint: 'Load the document as it was issued: Vekha reads its rows, deadlines and owners.',
  load: 'Load a document',
  approval: (number, day) => [number && `No. ${number}`, day && `of ${day}`].filter(Boolean).join(' '),
  period: (first, last) => `${first} — ${last}`,
  controller: 'Controller',
  importedBy: 'Loaded',
  source: 'File',
  items: (n) => counted(n, 'item', 'items'),
  tasks: (n) => counted(n, 'task', 'tasks'),
  noSection: 'Without a section',
  noTasks: 'no tasks: the row is kept for the record',
  done: (have, all) => `${have} of ${all} done`,
  late: (n) => `overdue: ${n}`,
  toBoard: 'Tasks under control',
};
