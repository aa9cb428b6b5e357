// Sends a file as the body of a request and tells how far it is; fetch cannot tell that.
import { noteUnreached } from '../offline/line';
import { address, csrfToken, noteAnswer, tellSignedOut } from './client';
import { Problem, problemOf } from './problem';
import type { EvidenceKind, Task } from './types';

export interface UploadDetails {
  requirement?: number;
  kind?: EvidenceKind;
  document_number?: string;
  document_date?: string;
}

/**
 * Resolves to the task as it is after the file was attached. `progress` gets shares from 0 to 1. With `version` the file is
 * only taken while the task is at that version. Once `signal` is aborted the request is broken off and the promise rejects with
 * its AbortError.
 */
export function uploadEvidence(
  task: number,
  file: File,
  details: UploadDetails,
  progress: (share: number) => void,
  version?: number,
  signal?: AbortSignal,
): Promise<Task> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(`/tasks/${task}/evidence`, { name: file.name, ...details }));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-CSRF-Token', csrfToken());
    if (version !== undefined) request.setRequestHeader('If-Match', `"${version}"`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) progress(event.loaded / event.total);
    };
    request.onerror = () => {
      noteUnreached();
      reject(new Problem('offline', 0));
    };
    request.onabort = () => reject(new DOMException('broken off', 'AbortError'));
    request.onload = () => {
      const good = request.status >= 200 && request.status < 300;
      const problem = good ? null : problemOf(request.status, request.responseText);
      noteAnswer(problem);
      if (request.status === 401) tellSignedOut();
      if (problem) return reject(problem);
      try {
        resolve(JSON.parse(request.responseText) as Task);
      } catch {
        reject(new Problem('broken', request.status));
      }
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** The file's bytes in base64. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Problem('broken', 0, reader.error?.message));
    reader.onload = () => {
      const text = typeof reader.result === 'string' ? reader.result : '';
      resolve(text.slice(text.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
}
