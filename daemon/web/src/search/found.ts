// What was found, without React: where it leads, under which name.
import type { Found } from '../api/types';

export type Goal = { to: '/tasks/$id'; params: { id: number } } | { to: '/'; search: { owner: number } };

/** The page about it: a paper is on its task's, a person's work is on the board. */
export function goalOf(found: Found): Goal | null {
  if (found.person) return { to: '/', search: { owner: found.person.id } };
  return found.task && { to: '/tasks/$id', params: { id: found.task.id } };
}

export function keyOf({ kind, task, paper, person }: Found): string {
  return `${kind}-${person?.id ?? task?.id ?? 0}-${paper?.number ?? 0}`;
}
