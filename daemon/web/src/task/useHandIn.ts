import { useMutation, useQueryClient } from '@tanstack/react-query';

import { call, requestName } from '../api/client';
import { unreached } from '../api/problem';
import type { Task } from '../api/types';
import { useMe } from '../app/session';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { type HandIn, letReportWait, waiting, type WaitingReport } from '../offline/waiting';
import { keepTask, useTaskFailure } from './useStep';

/**
 * Hands a report in, under a name of its own, so that one whose answer was lost is not handed in twice. Where the server is not
 * reached, or papers of this task still wait for it, the report waits on the device.
 */
export function useHandIn(task: Task, step: HandIn['step'], done: string, after: () => void) {
  const { t } = useSpeech();
  const me = useMe();
  const queries = useQueryClient();
  const failed = useTaskFailure(task.id);

  async function handIn(report: WaitingReport): Promise<Task | null> {
    const name = requestName();
    const wait = async (instead: unknown) => {
      const noRoom = await letReportWait(me, task, step, report, name);
      if (!noRoom) return null;
      tell(noRoom === 'too_much' ? t.offline.tooMuch : t.offline.notKept);
      throw instead;
    };
    if (waiting().some((one) => one.task === task.id)) return wait(new Error(t.offline.notKept));
    try {
      const headers = { 'If-Match': `"${task.version}"`, 'Idempotency-Key': name };
      return await call<Task>(`/tasks/${task.id}/${step}`, { method: 'POST', body: report, headers });
    } catch (error) {
      if (!unreached(error)) throw error;
      return wait(error);
    }
  }

  return useMutation({
    mutationFn: handIn,
    onError: failed,
    onSuccess: (changed) => {
      if (changed) keepTask(queries, changed);
      tell(changed ? done : t.offline.saidWaits);
      after();
    },
  });
}
