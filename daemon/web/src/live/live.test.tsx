import { QueryClient } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { taskKey } from '../api/queries';
import type { JournalEntry, Task } from '../api/types';
import { useShownTask } from '../task/useShownTask';
import { answerWith, show } from '../testing/render';
import { coordinator, executor, makeTask } from '../testing/samples';
import { makeEar } from './ear';
import LiveNews from './LiveNews';
import { followChanges } from './stream';

const task = makeTask();
const named = ({ id, name }: { id: number; name: string }) => ({ id, name });

/** Stands for the browser's own; the test is the server. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }
  close = () => { this.readyState = Source.CLOSED; };
  say(kind: string, data: unknown = {}, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data), lastEventId }));
  }
  fail(state: number) {
    this.readyState = state;
    this.onerror?.();
  }
}
const source = () => {
  const last = Source.all.at(-1);
  if (!last) throw new Error('no stream was opened');
  return last;
};
const seen = (state: DocumentVisibilityState) => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  Source.all = [];
  vi.stubGlobal('EventSource', Source);
});
afterEach(() => {
  seen('visible');
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

const follow = () => {
  const told = { heard: vi.fn(), comes: vi.fn(), refused: vi.fn(), age: () => 1234 };
  return { told, stop: followChanges(told) };
};

describe('the stream', () => {
  it('goes on, after it was hidden, from what it heard last', () => {
    const { told, stop } = follow();
    expect(source().url).toBe('/api/v1/events?age=1234');
    source().say('here', {}, '7');
    source().say('task', { task: 12, version: 5, roadmap: 3, own: false }, '9');
    expect(told.heard).toHaveBeenCalledWith({ kind: 'task', task: 12, version: 5, roadmap: 3, own: false });
    seen('hidden');
    expect(source().readyState).toBe(Source.CLOSED);
    seen('visible');
    expect(source().url).toBe('/api/v1/events?after=9');
    stop();
    expect(source().readyState).toBe(Source.CLOSED);
  });

  it('leaves a broken line to the browser and comes again after a refusal', () => {
    vi.useFakeTimers();
    const { told, stop } = follow();
    source().fail(0);
    expect(told.comes).toHaveBeenCalledWith(false);
    expect(told.refused).not.toHaveBeenCalled();
    source().fail(Source.CLOSED);
    expect(told.refused).toHaveBeenCalledOnce();
    expect(Source.all).toHaveLength(1);
    vi.advanceTimersByTime(5_000);
    expect(Source.all).toHaveLength(2);
    stop();
  });

  it('rests where nobody touches the page, so that it keeps no session in use', () => {
    vi.useFakeTimers();
    const { stop } = follow();
    vi.advanceTimersByTime(31 * 60_000);
    expect(source().readyState).toBe(Source.CLOSED);
    expect(Source.all).toHaveLength(1);
    window.dispatchEvent(new Event('keydown'));
    expect(Source.all).toHaveLength(2);
    stop();
  });
});

describe('what is heard', () => {
  const cached = (...keys: (readonly unknown[])[]) => {
    const queries = new QueryClient();
    for (const key of keys) queries.setQueryData(key, { ...task, version: 3 });
    const old = () => queries.getQueryCache().getAll().filter((one) => one.state.isInvalidated).map((one) => one.queryKey.join('/')).sort();
    return { queries, old };
  };
  const keys = [taskKey(12), taskKey(13), ['tasks', 'board'], ['roadmap', 3], ['roadmap', 4], ['people'], ['session']];
  const changed = { kind: 'task', task: 12, version: 4, roadmap: 3, own: false } as const;

  it('makes the task, its plan and the lists old, and nothing else', () => {
    vi.useFakeTimers();
    const { queries, old } = cached(...keys);
    makeEar(queries).hear(changed);
    expect(old()).toEqual(['task/12']);
    vi.advanceTimersByTime(300);
    expect(old()).toEqual(['roadmap/3', 'task/12', 'tasks/board']);
  });

  it('says nothing new where this page did it itself', () => {
    vi.useFakeTimers();
    const { queries, old } = cached(...keys);
    makeEar(queries).hear({ ...changed, version: 3, own: true });
    vi.advanceTimersByTime(10_000);
    expect(old()).toEqual([]);
  });

  it('waits with the lists while a dialog is open', () => {
    vi.useFakeTimers();
    const { queries, old } = cached(...keys);
    document.body.innerHTML = '<div role="dialog"></div>';
    makeEar(queries).hear(changed);
    vi.advanceTimersByTime(10_000);
    expect(old()).toEqual(['task/12']);
    document.body.innerHTML = '';
    vi.advanceTimersByTime(2_000);
    expect(old()).toEqual(['roadmap/3', 'task/12', 'tasks/board']);
  });

  it('leaves the session as it is, whatever else is to be looked at', () => {
    vi.useFakeTimers();
    const { queries, old } = cached(...keys);
    const ear = makeEar(queries);
    ear.hear({ kind: 'look' });
    vi.advanceTimersByTime(10_000);
    expect(old()).toEqual(['people', 'roadmap/3', 'roadmap/4', 'task/12', 'task/13', 'tasks/board']);
  });
});

describe('where changes do not come', () => {
  it('the page says so after a while, until they come again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await show(<LiveNews />);
    act(() => source().fail(0));
    expect(screen.queryByText('Изменения сейчас не приходят сами')).toBeNull();
    act(() => vi.advanceTimersByTime(10_000));
    expect(screen.getByRole('button', { name: 'Обновить' })).toBeTruthy();
    act(() => source().onopen?.());
    expect(screen.queryByText('Изменения сейчас не приходят сами')).toBeNull();
  });
});

describe('the task that is shown', () => {
  const entry = (sequence: number, actor: JournalEntry['actor']): JournalEntry =>
    ({ sequence, at: '2026-03-18T06:30:00.000Z', actor, type: 'task_moved', payload: {} as never, hash: '' });
  const first = { ...task, version: 3 };
  const later = { ...first, version: 4 };

  /** A page of the task with a field, and a way to say that the task has changed. */
  async function page(by: JournalEntry['actor']) {
    answerWith(() => [200, { items: [entry(1, null), entry(2, by)] }]);
    let change: (next: Task) => void = () => undefined;
    function Page() {
      const [latest, setLatest] = useState<Task>(first);
      change = setLatest;
      const shown = useShownTask(latest);
      return (
        <main id="content">
          <textarea aria-label="words" defaultValue="" />
          <p>version {shown.task.version}</p>
          {shown.others && <button onClick={shown.show}>{shown.others.length} others</button>}
        </main>
      );
    }
    const shown = await show(<Page />);
    return { ...shown, change: (next: Task) => act(() => change(next)) };
  }

  it('is the new one where nobody writes', async () => {
    const { change } = await page(named(executor));
    change(later);
    expect(await screen.findByText('version 4')).toBeTruthy();
  });

  it("stays while somebody writes, until they ask for what another did", async () => {
    const { change, user } = await page(named(executor));
    await user.type(screen.getByLabelText('words'), 'Сделано');
    change(later);
    await user.click(await screen.findByRole('button', { name: '1 others' }));
    expect(screen.getByText('version 4')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('words').value).toBe('Сделано');
  });

  it("is the new one, too, where the writer's own step or the engine moved it", async () => {
    const { change, user } = await page(named(coordinator));
    await user.type(screen.getByLabelText('words'), 'Сделано');
    change(later);
    expect(await screen.findByText('version 4')).toBeTruthy();
  });
});
