import { expect, it } from 'vitest';

import type { Unit } from '../api/types';
import { above, pathOf, placesFor, rowsOf, search, stepOf } from './tree';

const unit = (id: number, parent: number | null, name: string, active = true): Unit => ({ id, parent, kind: 'school', name, active });
const units = [
  unit(1, null, 'Область'), unit(2, 1, 'Бета'), unit(3, 2, 'Лицей № 10'), unit(4, 2, 'Лицей № 2'), unit(5, 1, 'Алый район'),
  unit(6, 4, 'Учебная часть'), unit(7, 5, 'Школа Ёлочка', false),
];
const names = (opened: number[], of = units) => rowsOf(of, new Set(opened)).map((row) => `${row.level} ${row.unit.name}`);

it('shows only what is open, by name, numbers as numbers', () => {
  expect(names([])).toEqual(['1 Область']);
  expect(names([1, 2])).toEqual(['1 Область', '2 Алый район', '2 Бета', '3 Лицей № 2', '3 Лицей № 10']);
  expect(rowsOf(units, new Set([1]))[2]).toMatchObject({ position: 2, of: 2, children: 2, open: false });
});

it('keeps at the top what lies under something of another', () => {
  expect(names([], units.slice(1))).toEqual(['1 Алый район', '1 Бета']);
});

it('tells the path', () => {
  expect(pathOf(units, 6)).toBe('Область / Бета / Лицей № 2 / Учебная часть');
  expect(above(units, 3).map((one) => one.id)).toEqual([2, 1]);
  expect(pathOf(units, 99)).toBe('');
});

it('opens the way to what is found and keeps what lies below it', () => {
  const found = search(units, 'лицей № 2');
  expect([...found.opened].sort()).toEqual([1, 2]);
  expect(found.kept.map((one) => one.id)).toEqual([1, 2, 4, 6]);
  expect(search(units, 'елочка').kept.map((one) => one.id)).toEqual([1, 5, 7]);
  expect(search(units, ' ').kept).toHaveLength(units.length);
  expect(search(units, 'гимназия').kept).toEqual([]);
});

it('moves nothing into itself, below itself, where it is, or into what is closed', () => {
  const beta = units[1];
  expect(beta && placesFor(units, beta).map((one) => one.path)).toEqual(['Область / Алый район']);
});

it('walks by arrows as trees do', () => {
  const rows = rowsOf(units, new Set([1, 2]));
  expect(stepOf(rows, 1, 'ArrowDown')).toEqual({ go: 5 });
  expect(stepOf(rows, 1, 'ArrowUp')).toBeUndefined();
  expect(stepOf(rows, 5, 'ArrowRight')).toEqual({ toggle: 5 });
  expect(stepOf(rows, 2, 'ArrowRight')).toEqual({ go: 4 });
  expect(stepOf(rows, 2, 'ArrowLeft')).toEqual({ toggle: 2 });
  expect(stepOf(rows, 3, 'ArrowLeft')).toEqual({ go: 2 });
  expect(stepOf(rows, 3, 'Home')).toEqual({ go: 1 });
  expect(stepOf(rows, 1, 'End')).toEqual({ go: 3 });
  expect(stepOf(rows, 3, 'ArrowRight')).toBeUndefined();
});
