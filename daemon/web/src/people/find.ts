import type { Party } from '../api/types';

/** Printed words by the id of the person or group they stand for. */
export function bindingsOf(parties: readonly Party[], kind: Party['owner']['kind']): Map<number, string[]> {
  const bound = new Map<number, string[]>();
  for (const { party, owner } of parties)
    if (owner.kind === kind) bound.set(owner.id, [...(bound.get(owner.id) ?? []), party]);
  return bound;
}
