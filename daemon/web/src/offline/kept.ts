// The last known «Мои задачи» and each opened task of one's own, kept on the device for when the server is not reached.
// What is kept is one person's: it goes at sign-out, when somebody else signs in, on a 401, and by itself after a week.
import { hashKey, type QueryClient, type QueryFunctionContext, type QueryKey } from '@tanstack/react-query';

import { loseCsrf } from '../api/client';
import { unreached } from '../api/problem';
import type { Me, Task } from '../api/types';
import { stayAfterAll } from './leaving';
import { empty, put, remove, type Row, take, takeAll } from './database';

interface Kept extends Row {
  /** Whose; see ownerOf(). */
  owner: string;
  /** When the server said it, milliseconds of this device's clock. */
  at: number;
  data: unknown;
}

const mostKept = 120;
export const keptMilliseconds = 7 * 86_400_000;
/** After so long without an answer the kept one is shown while the new one is awaited. */
const patienceMilliseconds = 4_000;

const sessionKey: QueryKey = ['session'];
const sessionHash = hashKey(sessionKey);

/** What was laid out and not heard of since: under its hash, when the server said it. */
const laidOut = new Map<string, number>();

/** A session by a personal link sees one task: what a full one left must not come up in it. */
export const ownerOf = (me: Me): string => `${me.person.id}/${me.only_task ?? ''}`;

/** Who is signed in as this device remembers it: the server has not been reached since the page was opened. */
export const remembered = (me: Me): boolean => me.csrf === '';

// One after another, so that what one leaves behind is gone before the next one's comes.
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  const done = turn.then(work).catch(() => undefined); // A browser that keeps nothing: the page works without.
  turn = done;
  return done;
}

/** Only what is one's own: whoever sees the whole office takes none of it along. */
function worthKeeping(queries: QueryClient, key: QueryKey, me: Me): boolean {
  const [what, id, , , mine, owner] = key;
  if (what === 'task' || what === 'journal') {
    const task = queries.getQueryData<Task>(['task', id]);
    const isMe = (person: { id: number } | null) => person?.id === me.person.id;
    return task !== undefined && (me.only_task === task.id || isMe(task.controller) || task.assignments.some((one) => isMe(one.person)));
  }
  if (what === 'tasks' && key[1] === 'list') return mine === true || (!me.rights.includes('see_all') && owner === 0);
  return what === 'tasks' && key[1] === 'board';
}

async function dropTheOldest(): Promise<void> {
  const all = await takeAll<Kept>('kept');
  const spare = all.filter((one) => one.key !== sessionHash).sort((a, b) => b.at - a.at).slice(mostKept);
  for (const one of spare) await remove('kept', one.key);
}

function keep(key: string, owner: string, at: number, data: unknown): void {
  void inTurn(async () => {
    await put('kept', { key, owner, at, data } as Kept);
    await dropTheOldest();
  });
}

/** Nothing that was read stays on the device. */
export function forgetKept(): Promise<unknown> {
  return inTurn(() => empty('kept'));
}

function signedIn(me: Me, at: number): void {
  if (remembered(me)) return;
  stayAfterAll();
  const owner = ownerOf(me);
  void inTurn(async () => {
    const before = await take<Kept>('kept', sessionHash);
    if (before && before.owner !== owner) await empty('kept');
  });
  keep(sessionHash, owner, at, { ...me, csrf: '' });
}

/** Keeps what the page reads of what is marked `meta: { kept: true }`. Gives back how to end that. */
export function keepReadings(queries: QueryClient): () => void {
  let shownTo = '';
  /** What one person was shown stays in no memory of the tab for another. */
  const become = (owner: string) => {
    if (shownTo !== '' && owner !== shownTo) void queries.resetQueries({ predicate: ({ queryHash }) => queryHash !== sessionHash });
    shownTo = owner;
  };
  return queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { query } = event;
    const { data, dataUpdatedAt } = query.state;
    if (dataUpdatedAt > (laidOut.get(query.queryHash) ?? 0)) laidOut.delete(query.queryHash);
    if (query.queryHash === sessionHash) {
      if (data === null) return void forgetKept();
      const me = data as Me;
      become(ownerOf(me));
      return signedIn(me, dataUpdatedAt);
    }
    const me = queries.getQueryData<Me | null>(sessionKey);
    if (!query.meta?.kept || !me || !worthKeeping(queries, query.queryKey, me)) return;
    keep(query.queryHash, ownerOf(me), dataUpdatedAt, data);
  });
}

/** Shows what is kept under this key, where nothing is shown yet. */
async function layOut(queries: QueryClient, key: QueryKey): Promise<void> {
  const hash = hashKey(key);
  const kept = await inTurn(() => take<Kept>('kept', hash));
  if (!kept || queries.getQueryData(key) !== undefined) return;
  if (kept.at + keptMilliseconds < Date.now()) {
    void inTurn(() => remove('kept', hash));
    return;
  }
  const me = queries.getQueryData<Me | null>(sessionKey);
  if (hash !== sessionHash && (!me || ownerOf(me) !== kept.owner)) return;
  if (hash === sessionHash) loseCsrf();
  laidOut.set(hash, kept.at);
  queries.setQueryData(key, kept.data, { updatedAt: kept.at });
}

/** Asks the server; shows what is kept where it is not reached, or while it is slow to answer. */
export function orKept<Context extends QueryFunctionContext, T>(ask: (context: Context) => Promise<T>): (context: Context) => Promise<T> {
  return async (context) => {
    const late = setTimeout(() => void layOut(context.client, context.queryKey), patienceMilliseconds);
    try {
      return await ask(context);
    } catch (error) {
      if (unreached(error)) await layOut(context.client, context.queryKey);
      throw error;
    } finally {
      clearTimeout(late);
    }
  };
}

/**
 * When the oldest of what stands on the screen was said by the server; 0: nothing that is kept stands there. `only`: of what was
 * taken from the device and has not been heard of since.
 */
export function oldestShown(queries: QueryClient, only: 'laid out' | 'all'): number {
  const moments = queries.getQueryCache()
    .findAll({ type: 'active', predicate: (query) => query.meta?.kept === true && query.state.data !== undefined })
    .filter((query) => only === 'all' || laidOut.has(query.queryHash))
    .map((query) => query.state.dataUpdatedAt);
  return moments.length === 0 ? 0 : Math.min(...moments);
}
