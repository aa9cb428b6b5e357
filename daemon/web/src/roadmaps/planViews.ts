// How a plan can be seen; the address names the way.

export const planViews = ['table', 'timeline', 'calendar', 'heat', 'print'] as const;
export type PlanView = (typeof planViews)[number];

export interface PlanSearch {
  view?: PlanView | undefined;
  /** The month of the calendar, «2026-03»; left out: the one under way. */
  month?: string | undefined;
}

/** What an address asks for: the table is what is seen without asking. */
export function planViewOf(word: unknown): PlanSearch {
  const known = planViews.find((one) => one === word);
  return known && known !== 'table' ? { view: known } : {};
}

/** The whole of an address after its «?». */
export function planSearchOf(search: Record<string, unknown>): PlanSearch {
  const { view } = planViewOf(search.view);
  const month = typeof search.month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(search.month) ? search.month : undefined;
  if (!view) return {};
  return view === 'calendar' && month ? { view, month } : { view };
}
