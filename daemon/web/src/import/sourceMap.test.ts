import { describe, expect, it } from 'vitest';

import { makeDocument, makeItem } from '../testing/samples';
import { mapSource } from './sourceMap';

const at = (row: number, cell: number) => ({ line: 0, table: 1, row, cell, page: 0 });

describe('a field and its cell', () => {
  const document = makeDocument([
    [{ column: 1, text: '№' }, { column: 2, text: 'Мероприятие' }, { column: 3, text: 'Срок' }, { column: 4, text: 'Кто' }],
    [{ column: 1, text: '1' }, { column: 2, text: 'Провести  семинар\nпедагогов' }, { column: 3, text: 'до мая', rows: 2 }, { column: 4, text: 'Методист' }],
    [{ column: 1, text: '2' }, { column: 2, text: 'Издать приказ' }, { column: 4, text: 'Отдел' }],
  ]);
  const first = makeItem({ title: 'Провести семинар педагогов', source: at(2, 0) }, { text: 'до мая', source: at(2, 3) });
  const second = makeItem({ title: 'Издать приказ', source: at(3, 0) }, { text: 'до мая', source: at(3, 3) });
  second.responsible = { text: 'Отдел', parties: ['Отдел'], source: at(3, 3) };
  const map = mapSource(document, [first, second]);

  it('find each other, white space aside', () => {
    expect(map.keyOf({ position: 1, field: 'title' })).toBe('c1.2.2');
    expect(map.placesAt('c1.2.2')[0]).toEqual({ position: 1, field: 'title' });
  });
  it('a merged cell belongs to every row that it covers', () => {
    expect(map.keyOf({ position: 2, field: 'deadline' })).toBe('c1.2.3');
    expect(map.placesAt('c1.2.3').map((one) => one.position)).toEqual([1, 2]);
  });
  it('the words lead where the column was told wrongly', () => expect(map.keyOf({ position: 2, field: 'responsible' })).toBe('c1.3.4'));
  it('a cell that no field was read from leads to its row', () => {
    expect(map.placesAt('c1.3.1')).toEqual([{ position: 2, field: 'title' }]);
    expect(map.placesAt('c1.1.1')).toEqual([]);
  });
  it('a text without tables is found by its lines', () => {
    const lines = mapSource(
      { blocks: [{ kind: 'paragraph', text: '1. Семинар', line: 7 }], footnotes: [], remarks: [], cut: false },
      [makeItem({ source: { ...at(0, 0), table: 0, line: 7 } }), makeItem({ source: { ...at(0, 0), table: 0, line: 9 } })],
    );
    expect(lines.keyOf({ position: 1, field: 'deadline' })).toBe('l7');
    expect(lines.keyOf({ position: 2, field: 'title' })).toBeNull();
  });
});
