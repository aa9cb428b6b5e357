// What the reader asks for, and the address of a file with it.
import { address } from '../api/client';

export interface JournalFilter {
  person: string;
  type: string;
  task: string;
  roadmap: string;
  from: string;
  to: string;
}

export const noFilter: JournalFilter = { person: '', type: '', task: '', roadmap: '', from: '', to: '' };

/** What is no number of a task yet, while it is typed, filters nothing. */
export function asked(filter: JournalFilter): Record<string, string> {
  return { ...filter, task: /^[1-9]\d{0,15}$/.test(filter.task) ? filter.task : '' };
}

export function fileAddress(filter: JournalFilter, format: 'csv' | 'jsonl'): string {
  return address('/journal', { ...asked(filter), format });
}
