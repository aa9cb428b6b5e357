// Whether the server is reached. Told by every request that is made; the browser's own word is only a hint.

let down = typeof navigator !== 'undefined' && navigator.onLine === false;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  if (next === down) return;
  down = next;
  for (const listener of [...listeners]) listener();
}

export const lineIsDown = (): boolean => down;
/** The server answered, whatever it said. */
export const noteReached = (): void => become(false);
/** A request found no way to the server. */
export const noteUnreached = (): void => become(true);

/** Calls back on each change; gives back how to end that. */
export function watchLine(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
