// How a plan can be seen; the address names the way.

export const planViews = ['table', 'timeline', 'calendar', 'print'] as const;
export type PlanView = (typeof planViews)[number];

export interface PlanSearch {
  view?: PlanView | undefined;
}

/** What an address asks for: the table is what is seen without asking. */
export function planViewOf(word: unknown): PlanSearch {
  const known = planViews.find((one) => one === word);
  return known && known !== 'table' ? { view: known } : {};
}
