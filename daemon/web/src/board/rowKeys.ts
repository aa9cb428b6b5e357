// The board by keyboard. The keys work only while a row has the focus, so that they take nothing from who types or has
// the page read out (WCAG 2.2, 2.1.4).
import type { KeyboardEvent } from 'react';

const rowsIn = (board: HTMLElement) => [...board.querySelectorAll<HTMLElement>('[data-task] a.row')];

/** The row so many steps on from the one in focus, in whatever list it is. */
function move(board: HTMLElement, from: Element, steps: number): void {
  const rows = rowsIn(board);
  const at = rows.findIndex((row) => row.closest('[data-task]') === from);
  rows[at + steps]?.focus();
}

/** Down or j, up or k: the next row and the one before; x picks; right or o looks at the task beside the list. */
export function onRowKey(event: KeyboardEvent<HTMLElement>, act: { pick: (task: number) => void; look: (task: number) => void }): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target instanceof Element ? event.target.closest('[data-task]') : null;
  if (!row) return;
  const task = Number(row.getAttribute('data-task'));
  const deeds: Record<string, () => void> = {
    ArrowDown: () => move(event.currentTarget, row, 1),
    KeyJ: () => move(event.currentTarget, row, 1),
    ArrowUp: () => move(event.currentTarget, row, -1),
    KeyK: () => move(event.currentTarget, row, -1),
    KeyX: () => act.pick(task),
    KeyO: () => act.look(task),
    ArrowRight: () => act.look(task),
  };
  // By the place of the key: the layout may be Russian.
  const deed = deeds[event.code];
  if (!deed) return;
  event.preventDefault();
  deed();
}
