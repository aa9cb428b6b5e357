import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client';
import { taskKey } from '../api/queries';
import type { Task, TaskCard } from '../api/types';
import { keepTask } from '../task/useStep';

export type BulkStep = 'accept' | 'return' | 'suspend' | 'cancel';

export interface Refused {
  task: TaskCard;
  error: unknown;
}

export interface BulkState {
  step: BulkStep;
  done: number[];
  refused: Refused[];
  left: number;
}

/** What the server is told: acceptance waives nothing, the others have one reason for all. */
const bodyOf = (step: BulkStep, reason: string) => (step === 'accept' ? { waivers: [] } : { reason });

/**
 * One step on several tasks, one after the other, each with the version that was seen in its row. The server decides about
 * each; what it refuses is told with its words, and the others go on.
 */
export function useBulk() {
  const queries = useQueryClient();
  const [state, setState] = useState<BulkState>();
  const run = async (step: BulkStep, tasks: readonly TaskCard[], reason = ''): Promise<BulkState> => {
    let now: BulkState = { step, done: [], refused: [], left: tasks.length };
    setState(now);
    for (const task of tasks) {
      try {
        const changed = await call<Task>(`/tasks/${task.id}/${step}`, {
          method: 'POST', body: bodyOf(step, reason), headers: { 'If-Match': `"${task.version}"` },
        });
        queries.setQueryData(taskKey(task.id), changed);
        now = { ...now, done: [...now.done, task.id], left: now.left - 1 };
        if (now.left === 0) keepTask(queries, changed);
      } catch (error) {
        now = { ...now, refused: [...now.refused, { task, error }], left: now.left - 1 };
      }
      setState(now);
    }
    void queries.invalidateQueries({ queryKey: ['tasks'] });
    return now;
  };
  return { state, run, close: () => setState(undefined) };
}
