// What the page computes of the list of organizations: the rows that are seen, the way to what is found, paths.
import type { Unit } from '../api/types';
import { matches } from '../common/find';

/** A line of the tree as it stands now. `of` and `position` count among neighbours of one level. */
export interface Row {
  unit: Unit;
  level: number;
  position: number;
  of: number;
  children: number;
  open: boolean;
}

const byId = (units: readonly Unit[]) => new Map(units.map((unit) => [unit.id, unit]));

/** What stands above it, nearest first. What the list does not have (another's) ends the way. */
export function above(units: readonly Unit[], id: number): Unit[] {
  const known = byId(units);
  const way: Unit[] = [];
  for (let at = known.get(id); at?.parent != null; at = known.get(at.parent)) {
    const parent = known.get(at.parent);
    if (parent) way.push(parent);
  }
  return way;
}

/** «Область / Бета / Лицей № 2». */
export function pathOf(units: readonly Unit[], id: number): string {
  const self = units.find((unit) => unit.id === id);
  return self ? [self, ...above(units, id)].reverse().map((unit) => unit.name).join(' / ') : '';
}

export interface Found {
  /** What was found, with the way to it and all that lies below it. */
  kept: Unit[];
  /** What must be open for it to be seen. */
  opened: Set<number>;
}

/** Search by name; nothing typed finds everything and opens nothing. */
export function search(units: readonly Unit[], words: string): Found {
  if (words.trim() === '') return { kept: [...units], opened: new Set() };
  const hits = new Set(units.filter((unit) => matches(words.trim(), [unit.name])).map((unit) => unit.id));
  const opened = new Set([...hits].flatMap((id) => above(units, id).map((unit) => unit.id)));
  const below = (unit: Unit) => above(units, unit.id).some((one) => hits.has(one.id));
  return { kept: units.filter((unit) => hits.has(unit.id) || opened.has(unit.id) || below(unit)), opened };
}

/** The tree as lines, neighbours by name; what lies under something that is not in the list stands at the top. */
export function rowsOf(units: readonly Unit[], opened: ReadonlySet<number>): Row[] {
  const known = byId(units);
  const under = new Map<number, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent != null && known.has(unit.parent) ? unit.parent : 0;
    under.set(parent, [...(under.get(parent) ?? []), unit]);
  }
  const order = new Intl.Collator('ru', { numeric: true });
  const rows: Row[] = [];
  const walk = (parent: number, level: number) => {
    const neighbours = (under.get(parent) ?? []).sort((a, b) => order.compare(a.name, b.name));
    neighbours.forEach((unit, index) => {
      const children = under.get(unit.id)?.length ?? 0;
      const open = children > 0 && opened.has(unit.id);
      rows.push({ unit, level, position: index + 1, of: neighbours.length, children, open });
      if (open) walk(unit.id, level + 1);
    });
  };
  walk(0, 1);
  return rows;
}

/** Where it can be moved: what is at work, but itself, what lies below it and where it lies already. */
export function placesFor(units: readonly Unit[], moved: Unit): { id: number; path: string }[] {
  return units
    .filter((unit) => unit.active && unit.id !== moved.id && unit.id !== moved.parent)
    .filter((unit) => !above(units, unit.id).some((one) => one.id === moved.id))
    .map((unit) => ({ id: unit.id, path: pathOf(units, unit.id) }))
    .sort((a, b) => a.path.localeCompare(b.path, 'ru', { numeric: true }));
}

export type Step = { go: number } | { toggle: number } | undefined;

/** What a key does in the tree, as trees do: → opens, then goes in; ← closes, then goes out. */
export function stepOf(rows: readonly Row[], id: number, key: string): Step {
  const at = rows.findIndex((row) => row.unit.id === id);
  const row = rows[at];
  if (!row) return undefined;
  const go = (to: Row | undefined): Step => to && { go: to.unit.id };
  switch (key) {
    case 'ArrowDown': return go(rows[at + 1]);
    case 'ArrowUp': return go(rows[at - 1]);
    case 'Home': return go(rows[0]);
    case 'End': return go(rows[rows.length - 1]);
    case 'ArrowRight':
      if (row.children === 0) return undefined;
      return row.open ? go(rows[at + 1]) : { toggle: id };
    case 'ArrowLeft':
      if (row.open) return { toggle: id };
      return go(rows.slice(0, at).reverse().find((one) => one.level < row.level));
    default: return undefined;
  }
}
