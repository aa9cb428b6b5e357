// What a controller has in hand on the board: the rows that are picked, the task that is looked at beside the list.
import { createContext, useContext, useMemo, useState } from 'react';

import type { TaskCard } from '../api/types';

export interface Dealing {
  picked: ReadonlyMap<number, TaskCard>;
  toggle: (task: TaskCard) => void;
  /** Leaves these alone. */
  drop: (tasks: readonly number[]) => void;
  clear: () => void;
  looked: number | undefined;
  look: (task: number | undefined) => void;
}

/** Null for whoever only reads: rows are plain links then. */
export const DealingContext = createContext<Dealing | null>(null);

export function useDealing(): Dealing | null {
  return useContext(DealingContext);
}

/** `looked` lives in the address; what is picked lasts as long as the page. */
export function useNewDealing(looked: number | undefined, look: Dealing['look']): Dealing {
  const [picked, setPicked] = useState<ReadonlyMap<number, TaskCard>>(new Map());
  return useMemo(() => {
    const without = (ids: readonly number[]) => new Map([...picked].filter(([id]) => !ids.includes(id)));
    return {
      picked,
      toggle: (task) => setPicked(picked.has(task.id) ? without([task.id]) : new Map(picked).set(task.id, task)),
      drop: (tasks) => setPicked(without(tasks)),
      clear: () => setPicked(new Map()),
      looked,
      look,
    };
  }, [picked, looked, look]);
}
