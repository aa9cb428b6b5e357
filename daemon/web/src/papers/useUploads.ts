import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

import { call } from '../api/client';
import type { Task } from '../api/types';
import { uploadEvidence } from '../api/upload';
import { useMe } from '../app/session';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { keepTask } from '../task/useStep';
import { forgetPaper, keepPaper, keptPapersOf } from './keptPapers';
import { UploadQueue } from './uploadQueue';

// They outlive the screens that show them: whoever goes to another task meanwhile loses nothing.
const queues = new Map<string, UploadQueue>();

function makeQueue(task: number, person: number, queries: QueryClient, attached: () => void): UploadQueue {
  const queue = new UploadQueue({
    send: ({ file, details }, progress, signal) => uploadEvidence(task, file, details, progress, signal),
    reread: () => call<Task>(`/tasks/${task}`),
    arrived: (changed) => {
      keepTask(queries, changed);
      attached();
      return new Promise((shown) => setTimeout(shown)); // The cache tells its readers in a turn of its own.
    },
    keep: ({ key, file, details }) => keepPaper({ key, person, task, name: file.name, details, file, at: Date.now() }),
    forget: (key) => void forgetPaper(key),
  });
  window.addEventListener('online', () => queue.wake());
  void keptPapersOf(person, task).then((kept) =>
    queue.restore(kept.map(({ key, name, details, file }) => ({ key, details, file: new File([file], name, { type: file.type }) }))));
  return queue;
}

/** The files on their way to this task; the same ones wherever it is asked. */
export function useUploads(task: number) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const me = useMe();
  const key = `${me.person.id}/${task}`;
  let queue = queues.get(key);
  if (!queue) {
    queue = makeQueue(task, me.person.id, queries, () => tell(t.task.attached));
    queues.set(key, queue);
  }
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot);
  // Back on the page, or signed in again: no need to wait for the next try.
  useEffect(() => queue.wake(), [queue]);
  return { uploads, queue };
}
