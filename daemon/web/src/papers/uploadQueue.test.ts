import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Problem } from '../api/problem';
import type { Task } from '../api/types';
import { makeTask } from '../testing/samples';
import { pauseAfter, type QueueDoors, UploadQueue } from './uploadQueue';

const paper = (name: string, bytes = 3) => new File([new Uint8Array(bytes)], name);

interface Call {
  name: string;
  done: (task: Task) => void;
  fail: (error: unknown) => void;
  signal: AbortSignal;
}

/** A server that a test answers by hand, and a store that keeps what it is told. */
function doors(part: Partial<QueueDoors> = {}) {
  const calls: Call[] = [];
  const arrived: Task[] = [];
  const queue = new UploadQueue({
    send: ({ file }, _progress, signal) =>
      new Promise((done, fail) => {
        calls.push({ name: file.name, done, fail, signal });
        signal.addEventListener('abort', () => fail(new DOMException('', 'AbortError')));
      }),
    reread: () => Promise.reject(new Error('not asked for')),
    arrived: (task) => Promise.resolve(void arrived.push(task)),
    wait: () => Promise.resolve(false),
    ...part,
  });
  return { queue, calls, arrived, states: () => queue.snapshot().map((one) => `${one.file.name} ${one.state}`) };
}
const settled = () => vi.advanceTimersByTimeAsync(0);
const offline = new Problem('offline', 0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sends one file after another and forgets what has arrived', async () => {
  const { queue, calls, arrived, states } = doors();
  queue.add([paper('a'), paper('b')], { requirement: 1 });
  await settled();
  expect(states()).toEqual(['a sending', 'b waiting']);
  calls[0]?.done(makeTask());
  await settled();
  expect(states()).toEqual(['b sending']);
  calls[1]?.done(makeTask());
  await settled();
  expect(states()).toEqual([]);
  expect(arrived).toHaveLength(2);
});

it('goes on by itself after the line broke, later each time, and holds the rest back meanwhile', async () => {
  const { queue, calls, states } = doors();
  queue.add([paper('a'), paper('b')], {});
  calls[0]?.fail(offline);
  await settled();
  expect(states()).toEqual(['a broken', 'b waiting']);
  await vi.advanceTimersByTimeAsync(pauseAfter(1));
  expect(calls.map((one) => one.name)).toEqual(['a', 'a']);
  calls[1]?.fail(offline);
  await vi.advanceTimersByTimeAsync(pauseAfter(1));
  expect(calls).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(pauseAfter(2) - pauseAfter(1));
  expect(calls).toHaveLength(3);
  expect(pauseAfter(40)).toBe(60_000);
});

it('goes on at once when the line is known to be back', async () => {
  const { queue, calls, states } = doors();
  queue.add([paper('a')], {});
  calls[0]?.fail(offline);
  await settled();
  queue.wake();
  expect(states()).toEqual(['a sending']);
});

it('leaves what the server refuses in the list, and sends the next', async () => {
  const { queue, calls, states } = doors();
  queue.add([paper('a'), paper('b')], {});
  calls[0]?.fail(new Problem('too_large', 413));
  await settled();
  expect(states()).toEqual(['a refused', 'b sending']);
  calls[1]?.done(makeTask());
  await settled();
  const key = queue.snapshot()[0]?.key ?? '';
  queue.retry(key);
  expect(states()).toEqual(['a sending']);
});

it('takes a file back while it is being sent', async () => {
  const { queue, calls, states } = doors();
  queue.add([paper('a'), paper('b')], {});
  await settled();
  queue.drop(queue.snapshot()[0]?.key ?? '');
  await settled();
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(states()).toEqual(['b sending']);
});

it('knows a file whose first answer was lost on the way', async () => {
  const file = paper('a', 7);
  const there = makeTask({ evidence: [{ ...evidence, title: 'a', bytes: 7 }] });
  const { queue, calls, arrived, states } = doors({ reread: () => Promise.resolve(there) });
  queue.add([file], {});
  calls[0]?.fail(offline);
  await vi.advanceTimersByTimeAsync(pauseAfter(1));
  calls[1]?.fail(new Problem('conflict', 409));
  await settled();
  expect(states()).toEqual([]);
  expect(arrived).toEqual([there]);
});

it('does not take another paper of the same name for it', async () => {
  const there = makeTask({ evidence: [{ ...evidence, title: 'a', bytes: 8 }] });
  const { queue, calls, states } = doors({ reread: () => Promise.resolve(there) });
  queue.add([paper('a', 7)], {});
  calls[0]?.fail(offline);
  await vi.advanceTimersByTimeAsync(pauseAfter(1));
  calls[1]?.fail(new Problem('conflict', 409));
  await settled();
  expect(states()).toEqual(['a refused']);
});

it('lets the file wait on the device where the server is not reached, and sends the next', async () => {
  const waits: string[] = [];
  const { queue, calls, states } = doors({ wait: ({ file }) => Promise.resolve(Boolean(waits.push(file.name))) });
  queue.add([paper('a'), paper('b')], {});
  calls[0]?.fail(offline);
  await settled();
  expect(waits).toEqual(['a']);
  expect(states()).toEqual(['b sending']);
});

const evidence: Task['evidence'][number] = {
  number: 1, requirement: 1, kind: 'order', title: '', sha256: 'a', link: '', bytes: 0, media_type: 'text/plain', document_number: '',
  document_date: null, signatory: '', report: 1, by: null, at: '2026-03-18T06:00:00.000Z',
};
