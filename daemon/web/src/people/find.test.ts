import { expect, it } from 'vitest';

import { matches } from '../common/find';
import { bindingsOf } from './find';

it('people are found by any word, ё or е', () => {
  expect(matches('семенов методист', ['Пётр Семёнов', 'методист'])).toBe(true);
  expect(matches('директор', ['Пётр Семёнов', 'методист'])).toBe(false);
  expect(matches('', ['Пётр'])).toBe(true);
});

it('printed words are gathered by whom they stand for', () => {
  const owner = { kind: 'person', id: 2, name: 'И' } as const;
  const bound = bindingsOf([{ party: 'Методист', owner }, { party: 'МЦ', owner }, { party: 'ОО', owner: { ...owner, kind: 'group' } }], 'person');
  expect(bound).toEqual(new Map([[2, ['Методист', 'МЦ']]]));
});
