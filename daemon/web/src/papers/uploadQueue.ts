// Files on their way to one task, one after another. What a broken line cuts off waits and goes on by itself; what the server
// refuses stays in the list with its reason. No React here.
import { asProblem, unreached } from '../api/problem';
import { requestName } from '../api/client';
import type { Task } from '../api/types';
import type { UploadDetails } from '../api/upload';

export interface Upload {
  key: string;
  file: File;
  details: UploadDetails;
  /** `broken`: the line or the server is away, it goes on by itself; `refused`: a person has to look. */
  state: 'waiting' | 'sending' | 'broken' | 'refused';
  /** From 0 to 1. */
  share: number;
  error: unknown;
  /** How often the line broke. */
  breaks: number;
}

export interface QueueDoors {
  send: (upload: Upload, progress: (share: number) => void, signal: AbortSignal) => Promise<Task>;
  /** The task as it stands now. */
  reread: () => Promise<Task>;
  /** Shows the task anew; the file leaves the list after that, so that whoever waits for it finds the task as it is now. */
  arrived: (task: Task) => Promise<void>;
  /** The server is not reached: lets the file wait on the device. Resolves to whether it does; then it is no longer ours. */
  wait: (upload: Upload) => Promise<boolean>;
}

const firstPause = 2_000;
const longestPause = 60_000;

/** How long to wait after the line broke so many times in a row; in milliseconds. */
export function pauseAfter(breaks: number): number {
  return Math.min(longestPause, firstPause * 2 ** Math.max(0, breaks - 1));
}

/** Worth another try without anybody's doing: the line, a server that restarts, one that asks to come later, a session that ended. */
export function passes(error: unknown): boolean {
  const { code, status } = asProblem(error);
  return code === 'offline' || code === 'too_many' || status === 401 || (status >= 502 && status <= 504);
}

/** Whether anything is still on its way. */
export function underWay(uploads: readonly Upload[]): boolean {
  return uploads.some((one) => one.state !== 'refused');
}

export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private sending: { key: string; stop: AbortController } | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly doors: QueueDoors) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): readonly Upload[] => this.uploads;

  add(files: readonly File[], details: UploadDetails): void {
    const fresh = files.map((file): Upload => ({
      key: requestName(), file, details, state: 'waiting', share: 0, error: null, breaks: 0,
    }));
    this.tell([...this.uploads, ...fresh]);
    this.pump();
  }

  /** Takes a file back, wherever it is. */
  drop(key: string): void {
    if (this.sending?.key === key) this.sending.stop.abort();
    this.tell(this.uploads.filter((one) => one.key !== key));
    this.wake();
  }

  retry(key: string): void {
    this.change(key, { state: 'waiting', error: null });
    this.wake();
  }

  /** The line may be back: what was cut off goes on now. */
  wake(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.tell(this.uploads.map((one) => (one.state === 'broken' ? { ...one, state: 'waiting' } : one)));
    this.pump();
  }

  private tell(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }

  private change(key: string, part: Partial<Upload>): void {
    this.tell(this.uploads.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }

  private pump(): void {
    if (this.sending || this.pause !== undefined) return;
    const next = this.uploads.find((one) => one.state === 'waiting');
    if (!next) return;
    const stop = new AbortController();
    this.sending = { key: next.key, stop };
    this.change(next.key, { state: 'sending', share: 0, error: null });
    void this.carry(next, stop.signal).finally(() => {
      this.sending = null;
      this.pump();
    });
  }

  private async carry(upload: Upload, signal: AbortSignal): Promise<void> {
    try {
      await this.settle(upload.key, await this.doors.send(upload, (share) => this.change(upload.key, { share }), signal));
    } catch (error) {
      if (signal.aborted) return;
      await this.failed(upload, error);
    }
  }

  private async settle(key: string, task: Task): Promise<void> {
    await this.doors.arrived(task);
    this.tell(this.uploads.filter((one) => one.key !== key));
  }

  private async failed(upload: Upload, error: unknown): Promise<void> {
    // The answer to an earlier try was lost on the way, the file was not: the same bytes are attached already.
    if (upload.breaks > 0 && asProblem(error).code === 'conflict') {
      const task = await this.doors.reread().catch(() => null);
      if (task?.evidence.some((one) => one.title === upload.file.name && one.bytes === upload.file.size))
        return this.settle(upload.key, task);
    }
    if (!passes(error)) return this.change(upload.key, { state: 'refused', error });
    if (unreached(error) && (await this.doors.wait(upload))) return this.tell(this.uploads.filter((one) => one.key !== upload.key));
    const breaks = upload.breaks + 1;
    this.change(upload.key, { state: 'broken', error, breaks });
    this.pause = setTimeout(() => this.wake(), pauseAfter(breaks));
  }
}
