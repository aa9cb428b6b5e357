// A staff list on its way in: what was chosen about its rows, and the requests that are made of it.
import type { PeopleListGiven, PeopleListRow, PeopleListTaken, PeopleRowChoice } from '../api/types';

export interface ListFile {
  name: string;
  base64: string;
}

/** What a person decided; rows by their position. Plain, for it is a part of a query's key. */
export interface ListChoices {
  rows: Readonly<Record<number, PeopleRowChoice>>;
  createUnits: boolean;
  skipRefused: boolean;
  dismiss: readonly string[];
}
export const nothingChosen: ListChoices = { rows: {}, createUnits: false, skipRefused: false, dismiss: [] };

export function withRow(choices: ListChoices, position: number, change: Partial<PeopleRowChoice>): ListChoices {
  const row = { skip: false, ...choices.rows[position], ...change, position };
  return { ...choices, rows: { ...choices.rows, [position]: row } };
}

/** Words in place of those in the file. */
export function withCell(choices: ListChoices, row: PeopleListRow, field: string, words: string): ListChoices {
  return withRow(choices, row.position, { cells: { ...choices.rows[row.position]?.cells, [field]: words } });
}

export function givenOf(file: ListFile, choices: ListChoices): PeopleListGiven {
  return {
    name: file.name, document: file.base64, rows: Object.values(choices.rows), create_units: choices.createUnits,
    skip_refused: choices.skipRefused, dismiss: [...choices.dismiss],
  };
}
export function takenOf(file: ListFile, choices: ListChoices, digest: string): PeopleListTaken {
  return { ...givenOf(file, choices), digest };
}

/** Rows that can't be taken as they are; the list is not taken over while there are any, unless they are left out. */
export function inTheWay(rows: readonly PeopleListRow[]): PeopleListRow[] {
  return rows.filter((row) => row.standing === 'doubtful' || row.standing === 'refused');
}

const heading = ['ФИО', 'Должность', 'Организация', 'Отдел', 'Эл. почта', 'Логин', 'Роль', 'Telegram', 'MAX'];
const person = ['Иванова Анна Петровна', 'методист', '', 'Отдел общего образования', 'ivanova@example.org', '', 'исполнитель', '', ''];

/** A sample to fill in. Excel takes a file for UTF-8 by its mark alone, and for a table by semicolons. */
export function sampleList(): Blob {
  const lines = [heading, person].map((cells) => cells.join(';')).join('\r\n');
  return new Blob(['\uFEFF', lines, '\r\n'], { type: 'text/csv;charset=utf-8' });
}
