import { expect, it } from 'vitest';

import { withHeld } from './Rows';

it('the row with the focus stays among those drawn, in its place', () => {
  expect(withHeld([5, 6, 7], 2, 100)).toEqual([2, 5, 6, 7]);
  expect(withHeld([5, 6, 7], 40, 100)).toEqual([5, 6, 7, 40]);
  expect(withHeld([5, 6, 7], 6, 100)).toEqual([5, 6, 7]);
  expect(withHeld([5, 6, 7], null, 100)).toEqual([5, 6, 7]);
  expect(withHeld([0, 1], 40, 2), 'a list that grew shorter').toEqual([0, 1]);
});
