import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';

import { call } from '../api/client';
import { asProblem } from '../api/problem';
import { taskKey } from '../api/queries';
import type { Step, Task } from '../api/types';
import { tell, tellProblem } from '../common/toasts';
import { useSpeech } from '../i18n';
import { showAsItIs } from './useShownTask';

/** The task as the server gave it back; every list may have changed with it. */
export function keepTask(queries: QueryClient, task: Task): void {
  queries.setQueryData(taskKey(task.id), task);
  void queries.invalidateQueries({ queryKey: ['tasks'] });
  void queries.invalidateQueries({ queryKey: ['roadmap'] });
}

/** The task moved on, or the step no longer fits: what is shown is old. */
function shownIsOld(error: unknown): boolean {
  const { code } = asProblem(error);
  return code === 'stale' || code === 'wrong_state' || code === 'conflict' || code === 'requirement_open';
}

/** Tells what went wrong; reads the task anew where the page was behind. */
export function useTaskFailure(task: number): (error: unknown) => void {
  const { language, t } = useSpeech();
  const queries = useQueryClient();
  return (error) => {
    if (shownIsOld(error)) void queries.invalidateQueries({ queryKey: taskKey(task) });
    if (asProblem(error).code === 'stale') showAsItIs(task);
    if (asProblem(error).code === 'stale') tell(`${t.task.stale}. ${t.task.staleHint}`);
    else tellProblem(error, language, t);
  };
}

/** Where a step is taken, where its address is not its name. */
const addresses: Partial<Record<Step, string>> = {
  ask_extension: 'extensions', decide_extension: 'extensions/decide', waive_indicator: 'waive-indicator', hand_part: 'parts',
};

/** A step on the task as it is shown: the version goes with it, so that nobody decides on what they did not see. */
export function useStep<Body>(task: Task, step: Exclude<Step, 'attach'>, done: string, after?: () => void) {
  const queries = useQueryClient();
  const failed = useTaskFailure(task.id);
  return useMutation({
    mutationFn: (body: Body) =>
      call<Task>(`/tasks/${task.id}/${addresses[step] ?? step}`, { method: 'POST', body, headers: { 'If-Match': `"${task.version}"` } }),
    onError: failed,
    onSuccess: (changed) => {
      keepTask(queries, changed);
      tell(done);
      after?.();
    },
  });
}
