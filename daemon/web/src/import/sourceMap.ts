// Which cell of the document each field of the reading stands in, and back. Pure.
import type { DocumentTable, Item, ShownDocument, Source } from '../api/types';

export type Field = 'title' | 'deadline' | 'responsible' | 'result';
export const fields: readonly Field[] = ['title', 'deadline', 'responsible', 'result'];

/** A field of the reading; `position` is the item's, from 1. */
export interface Place {
  position: number;
  field: Field;
}

export const cellKey = (table: number, row: number, column: number) => `c${table}.${row}.${column}`;
export const rowKey = (table: number, row: number) => `r${table}.${row}`;
export const lineKey = (line: number) => `l${line}`;

export interface SourceMap {
  /** The key of the cell, row or line where the field stands; null where the document does not tell. */
  keyOf: (place: Place) => string | null;
  /** What was read from the cell (or its row), in the order of the reading. */
  placesAt: (key: string) => Place[];
}

/** How much of a field's text must stand in the cell that it is said to be from. */
const enough = 24;

const folded = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

interface GridCell {
  key: string;
  column: number;
  text: string;
}

/** Cells that lie in each row of a table; a merged cell lies in every row that it covers. */
function rowsOf(table: DocumentTable): Map<number, GridCell[]> {
  const rows = new Map<number, GridCell[]>();
  for (const row of table.rows)
    for (const cell of row.cells) {
      const known = { key: cellKey(table.number, row.number, cell.column), column: cell.column, text: folded(cell.text) };
      for (let down = 0; down < (cell.rows ?? 1); down += 1) {
        const at = row.number + down;
        rows.set(at, [...(rows.get(at) ?? []), known]);
      }
    }
  return rows;
}

class Grids {
  private readonly tables = new Map<number, Map<number, GridCell[]>>();
  private readonly lines = new Set<number>();

  constructor(document: ShownDocument) {
    for (const block of document.blocks) {
      if (block.kind === 'table') this.tables.set(block.number, rowsOf(block));
      else if (block.line) this.lines.add(block.line);
    }
  }

  /** The cell that the source names, where it holds the words; else the cell of that row that does; else the row. */
  find(source: Source, words: string): string | null {
    const cells = this.tables.get(source.table)?.get(source.row);
    if (!cells) return this.lines.has(source.line) ? lineKey(source.line) : null;
    const start = folded(words).slice(0, enough);
    const named = cells.find((one) => one.column === source.cell);
    if (named?.text.includes(start)) return named.key;
    const holding = start ? cells.find((one) => one.text.includes(start)) : undefined;
    return holding?.key ?? named?.key ?? rowKey(source.table, source.row);
  }
}

const sourceOf = (item: Item, field: Field): [Source, string] => {
  if (field === 'title') return [item.source, item.title];
  return [item[field].source, item[field].text];
};

/** The item's row where a field (an empty one) has no place of its own. */
const orRow = (source: Source, item: Item): Source => (source.table || source.line ? source : item.source);

export function mapSource(document: ShownDocument, items: readonly Item[]): SourceMap {
  const grids = new Grids(document);
  const keys = new Map<string, string | null>();
  const places = new Map<string, Place[]>();
  const add = (key: string, place: Place) => places.set(key, [...(places.get(key) ?? []), place]);
  const name = ({ position, field }: Place) => `${position} ${field}`;
  items.forEach((item, index) => {
    for (const field of fields) {
      const place = { position: index + 1, field };
      const [source, words] = sourceOf(item, field);
      const key = grids.find(orRow(source, item), words);
      keys.set(name(place), key);
      if (key) add(key, place);
    }
    if (item.source.table) add(rowKey(item.source.table, item.source.row), { position: index + 1, field: 'title' });
  });
  return {
    keyOf: (place) => keys.get(name(place)) ?? null,
    placesAt: (key) => places.get(key) ?? places.get(rowOf(key)) ?? [],
  };
}

function rowOf(key: string): string {
  const [table, row] = key.slice(1).split('.');
  return key.startsWith('c') ? `r${table}.${row}` : key;
}

/** The row of the document that a key lies in: table and row, or nothing for a line. */
export function rowIn(key: string): { table: number; row: number } | null {
  const [table, row] = key.slice(1).split('.').map(Number);
  return key.startsWith('l') || !table || !row ? null : { table, row };
}
