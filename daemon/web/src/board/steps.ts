// What of the first ten minutes a person has done: what the server knows is asked of it, the rest is kept in the browser.

export const stepNames = ['people', 'channels', 'import', 'ahead'] as const;
export type StepName = (typeof stepNames)[number];

const hiddenKey = (person: number) => `vekha.steps.hidden.${person}`;
const aheadKey = (person: number) => `vekha.steps.ahead.${person}`;

function flag(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false; // Storage may be forbidden: then the steps are shown, and can be passed by.
  }
}
function raise(key: string): void {
  try {
    localStorage.setItem(key, 'yes');
  } catch {
    // Lasts as long as the page.
  }
}

export const stepsHidden = (person: number) => flag(hiddenKey(person));
export const hideSteps = (person: number) => raise(hiddenKey(person));
export const lookedAhead = (person: number) => flag(aheadKey(person));
export const noteLookAhead = (person: number) => raise(aheadKey(person));

export interface Known {
  people: number;
  channels: readonly { works: boolean }[];
  roadmaps: number;
  ahead: boolean;
}

/** Whether each step is done. The person who looks is not counted among those entered. */
export function stepsDone({ people, channels, roadmaps, ahead }: Known): Record<StepName, boolean> {
  return {
    people: people > 1,
    channels: channels.length > 0 && channels.every((one) => one.works),
    import: roadmaps > 0,
    ahead,
  };
}
