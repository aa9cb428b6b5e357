import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

import { call } from '../api/client';
import type { Task } from '../api/types';
import { uploadEvidence } from '../api/upload';
import { useMe } from '../app/session';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { letPaperWait } from '../offline/waiting';
import { keepTask } from '../task/useStep';
import { type QueueDoors, UploadQueue } from './uploadQueue';

interface Kept {
  queue: UploadQueue;
  /** How the screen that was shown last lets a file wait on the device: it knows the task and the language. */
  wait: QueueDoors['wait'];
}
// They outlive the screens that show them: whoever goes to another task meanwhile loses nothing.
const queues = new Map<string, Kept>();

function makeQueue(task: number, queries: QueryClient, attached: () => void, wait: QueueDoors['wait']): Kept {
  const queue = new UploadQueue({
    send: ({ file, details }, progress, signal) => uploadEvidence(task, file, details, progress, undefined, signal),
    reread: () => call<Task>(`/tasks/${task}`),
    arrived: (changed) => {
      keepTask(queries, changed);
      attached();
      return new Promise((shown) => setTimeout(shown)); // The cache tells its readers in a turn of its own.
    },
    wait: (upload) => kept.wait(upload),
  });
  const kept: Kept = { queue, wait };
  window.addEventListener('online', () => queue.wake());
  return kept;
}

/** The files on their way to this task; the same ones wherever it is asked. */
export function useUploads(task: Task) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const me = useMe();
  const key = `${me.person.id}/${task.id}`;
  const wait: QueueDoors['wait'] = async ({ file, details }) => {
    const noRoom = await letPaperWait(me, task, file, details);
    tell(noRoom === null ? t.offline.paperWaits(file.name) : noRoom === 'too_much' ? t.offline.tooMuch : t.offline.notKept);
    return noRoom === null;
  };
  const kept = queues.get(key) ?? makeQueue(task.id, queries, () => tell(t.task.attached), wait);
  queues.set(key, kept);
  kept.wait = wait;
  const { queue } = kept;
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot);
  // Back on the page, or signed in again: no need to wait for the next try.
  useEffect(() => queue.wake(), [queue]);
  return { uploads, queue };
}
