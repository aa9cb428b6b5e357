// Sends what waits once the server is reached. Each paper and the report go with the version of the task that was seen, the
// report with its Idempotency-Key too: an answer that was lost on the way makes nothing be handed in twice.
import { call } from '../api/client';
import { asProblem, unreached } from '../api/problem';
import type { Me, Task } from '../api/types';
import { uploadEvidence } from '../api/upload';
import { remove, take } from './database';
import { changeHandIn, endWaiting, type HandIn, type PaperBytes, senseOf, stopAt, TakenBack, waiting, type WaitingPaper } from './waiting';

/** What came of one hand-in. */
export type Sent = { handIn: HandIn; task: Task } | { handIn: HandIn; stopped: 'moved' | 'refused' };

/** The task changed between a look at it and a request so many times in a row: a person is asked. */
const looksAtMost = 4;

class Moved extends Error {}

const look = (handIn: HandIn) => call<Task>(`/tasks/${handIn.task}`);
const isStale = (error: unknown): boolean => asProblem(error).code === 'stale';

/** A paper that arrived although its answer did not. */
function arrived(handIn: HandIn, paper: WaitingPaper, task: Task): boolean {
  return task.evidence.some((one) => !handIn.evidence.includes(one.number) && one.by?.id === handIn.person
    && (paper.sha256 ? one.sha256 === paper.sha256 : one.title === paper.name && one.bytes === paper.size));
}

/** The report that arrived although its answer did not, told by the task itself: the server remembers keys for a day only. */
function handedIn(handIn: HandIn, task: Task): boolean {
  const last = task.submissions.at(-1);
  return handIn.step === 'submit' && last?.by?.id === handIn.person && last.verdict === 'pending'
    && last.words === handIn.report?.words && Date.parse(last.at) >= handIn.at - 60_000;
}

/** The hand-in as it goes on from this state of the task; stops where a person would see another task than they saw. */
async function goOnFrom(handIn: HandIn, task: Task): Promise<HandIn> {
  if (task.version === handIn.version) return handIn;
  if (senseOf(task) !== handIn.sense) throw new Moved();
  return changeHandIn(handIn.key, () => ({ version: task.version }));
}

async function without(handIn: HandIn, paper: WaitingPaper, version: number): Promise<void> {
  await changeHandIn(handIn.key, (now) => ({ version, papers: now.papers.filter((one) => one.key !== paper.key) }));
  await remove('papers', paper.key);
}

async function sendPaper(from: HandIn, paper: WaitingPaper): Promise<void> {
  let handIn = from;
  const held = await take<PaperBytes>('papers', paper.key);
  for (let looks = 0; looks < looksAtMost; looks += 1) {
    const task = await look(handIn);
    if (!held || arrived(handIn, paper, task)) return without(handIn, paper, handIn.version);
    handIn = await goOnFrom(handIn, task);
    try {
      const file = new File([held.bytes], paper.name);
      const after = await uploadEvidence(handIn.task, file, paper.details, () => undefined, handIn.version);
      return await without(handIn, paper, after.version);
    } catch (error) {
      if (!isStale(error)) throw error;
    }
  }
  throw new Moved();
}

async function sendReport(from: HandIn): Promise<Task> {
  let handIn = from;
  for (let looks = 0; looks < looksAtMost; looks += 1) {
    try {
      return await call<Task>(`/tasks/${handIn.task}/${handIn.step}`, {
        method: 'POST', body: handIn.report, headers: { 'If-Match': `"${handIn.version}"`, 'Idempotency-Key': handIn.name },
      });
    } catch (error) {
      if (!isStale(error)) throw error;
      const task = await look(handIn);
      if (handedIn(handIn, task)) return task;
      handIn = await goOnFrom(handIn, task);
    }
  }
  throw new Moved();
}

/** Not the hand-in's fault: it waits on. */
function laterPerhaps(error: unknown): boolean {
  const { status, where } = asProblem(error);
  return unreached(error) || status === 401 || status === 429 || status >= 500 || where === 'Idempotency-Key';
}

/** Papers first, the report last; what a person adds meanwhile goes along. */
async function sendAll(key: string): Promise<Task | null> {
  for (;;) {
    const handIn = waiting().find((one) => one.key === key);
    if (!handIn) return null;
    const paper = handIn.papers[0];
    if (paper) {
      await sendPaper(handIn, paper);
      continue;
    }
    const task = handIn.report ? await sendReport(handIn) : await look(handIn);
    const now = waiting().find((one) => one.key === key);
    if (now && (now.papers.length > 0 || now.report !== handIn.report)) continue;
    if (now) await endWaiting(now);
    return task;
  }
}

async function sendOne(handIn: HandIn): Promise<Sent | null> {
  try {
    const task = await sendAll(handIn.key);
    return task && { handIn, task };
  } catch (error) {
    if (error instanceof TakenBack) return null;
    if (!(error instanceof Moved) && laterPerhaps(error)) throw error;
    const stopped = error instanceof Moved ? 'moved' : 'refused';
    await stopAt(handIn.key, stopped, error instanceof Moved ? undefined : error);
    return { handIn, stopped };
  }
}

/** One sender among the tabs; where the browser cannot tell, versions and keys keep two from doing it twice. */
async function alone(work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return work();
  await locks.request('vekha.sender', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

let sending = false;

/** Sends all that waits and may be sent in this session; `tell` hears what came of each. Ends quietly where the line is lost. */
export async function sendWaiting(me: Me, tell: (sent: Sent) => void): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    await alone(async () => {
      const tried = new Set<string>();
      const due = (one: HandIn) => one.state === 'waiting' && !tried.has(one.key) && one.person === me.person.id
        && (me.only_task === null || me.only_task === one.task);
      // Looked for anew each time: another may have come to wait meanwhile.
      for (let handIn = waiting().find(due); handIn; handIn = waiting().find(due)) {
        tried.add(handIn.key);
        const sent = await sendOne(handIn);
        if (sent) tell(sent);
      }
    });
  } catch {
    // No line, or nobody is signed in any more: it waits on.
  } finally {
    sending = false;
  }
}
