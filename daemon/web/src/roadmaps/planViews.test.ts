import { expect, it } from 'vitest';

import { planSearchOf } from './planViews';

it.each([
  [{}, {}],
  [{ view: 'table' }, {}],
  [{ view: 'heat' }, { view: 'heat' }],
  [{ view: 'none', month: '2026-03' }, {}],
  [{ view: 'calendar', month: '2026-03' }, { view: 'calendar', month: '2026-03' }],
  [{ view: 'calendar', month: '2026-13' }, { view: 'calendar' }],
  [{ view: 'print', month: '2026-03' }, { view: 'print' }],
])('what an address asks for: %j', (search, asked) => {
  expect(planSearchOf(search)).toEqual(asked);
});
