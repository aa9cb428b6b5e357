import type { Party } from '../api/types';

const folded = (words: string): string => words.toLowerCase().replaceAll('ё', 'е');

/** Whether each typed word stands in one of the texts. */
export function matches(typed: string, texts: readonly string[]): boolean {
  const hay = folded(texts.join(' '));
  return folded(typed).split(/\s+/).every((word) => hay.includes(word));
}

/** Printed words by the id of the person or group they stand for. */
export function bindingsOf(parties: readonly Party[], kind: Party['owner']['kind']): Map<number, string[]> {
  const bound = new Map<number, string[]>();
  for (const { party, owner } of parties)
    if (owner.kind === kind) bound.set(owner.id, [...(bound.get(owner.id) ?? []), party]);
  return bound;
}
