import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { type UploadDetails, uploadEvidence } from '../api/upload';
import { unreached } from '../api/problem';
import type { Task } from '../api/types';
import { useMe } from '../app/session';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { letPaperWait } from '../offline/waiting';
import { keepTask } from './useStep';

export interface Upload {
  key: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  error: unknown;
}

/** Uploads files one after another; those that failed stay in the list until they are dismissed. */
export function useUploads(task: Task) {
  const { t } = useSpeech();
  const me = useMe();
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const keys = useRef(0);
  const change = (key: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const dismiss = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));

  async function send(file: File, key: number, details: UploadDetails): Promise<boolean> {
    try {
      keepTask(queries, await uploadEvidence(task.id, file, details, (share) => change(key, { share })));
      dismiss(key);
      tell(t.task.attached);
      return true;
    } catch (error) {
      if (unreached(error) && (await wait(file, details))) {
        dismiss(key);
        return true;
      }
      change(key, { error });
      return false;
    }
  }

  /** Without the server a file waits on the device; whether it does. */
  async function wait(file: File, details: UploadDetails): Promise<boolean> {
    const noRoom = await letPaperWait(me, task, file, details);
    tell(noRoom === null ? t.offline.paperWaits(file.name) : noRoom === 'too_much' ? t.offline.tooMuch : t.offline.notKept);
    return noRoom === null;
  }

  /** Resolves to whether every file arrived. */
  async function start(files: File[], details: UploadDetails): Promise<boolean> {
    const queue = files.map((file) => ({ file, key: (keys.current += 1) }));
    setUploads((all) => [...all, ...queue.map(({ file, key }) => ({ key, name: file.name, share: 0, error: null }))]);
    let whole = true;
    for (const { file, key } of queue) whole = (await send(file, key, details)) && whole;
    return whole;
  }

  return { uploads, start, dismiss };
}
