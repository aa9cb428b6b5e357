// A ladder in words: when each rung comes and whom it tells.
import type { Audience, Policy, PolicyRung } from '../../api/types';
import type { Catalogue } from '../../i18n';
import type { useAdminWords } from '../words';

type Words = ReturnType<typeof useAdminWords>['policies'];

interface Distances {
  before: (days: number) => string;
  on: string;
  after: (days: number) => string;
}

export interface Line {
  key: string;
  when: string;
  who: string;
  urgent: boolean;
}

export function whom(t: Catalogue, audience: readonly Audience[]): string {
  return audience.map((one) => t.audience[one]).join(', ');
}

function distance(words: Distances, offset: number): string {
  if (offset === 0) return words.on;
  return offset < 0 ? words.before(-offset) : words.after(offset);
}

/** The rungs in the order in which they come. */
export function linesOf(rungs: readonly PolicyRung[], distances: Distances, words: Words, t: Catalogue): Line[] {
  return [...rungs]
    .sort((one, other) => one.offset - other.offset || one.at.localeCompare(other.at))
    .map((rung) => ({
      key: rung.id, when: `${distance(distances, rung.offset)}, ${words.at(rung.at)}`, who: whom(t, rung.audience), urgent: rung.urgent,
    }));
}

/** The name of the ladder on which a choice stands; the office's own, its own first, where none was chosen or the name is gone. */
export function standsOn(policies: readonly Policy[], chosen: string): string {
  return (policies.find((one) => one.name === chosen) ?? policies.find((one) => one.own))?.name ?? chosen;
}
