import { expect, it } from 'vitest';

import { type PlanItem, sectionsOf, standingOf } from './sections';

const row = (section: string | null, tasks: object[] = []): PlanItem => ({ id: 1, position: 1, item: { section }, tasks }) as PlanItem;

it('rows stand under their headings in the order of the document', () => {
  const parts = sectionsOf([row(null), row('А'), row('А'), row('Б'), row('А')]);
  expect(parts.map((one) => [one.title, one.items.length])).toEqual([['', 1], ['А', 2], ['Б', 1], ['А', 1]]);
});

it('what is done and what is late is counted over all tasks', () => {
  const tasks = [{ state: 'accepted', overdue: false }, { state: 'open', overdue: true }];
  expect(standingOf([row(null, tasks), row(null)])).toEqual({ tasks: 2, done: 1, late: 1 });
});
