// Hand-ins that wait for the server on this device: words and papers of a report, one hand-in a task.
// Kept in the browser's database, so that they outlive a reload and a restart; sent by sender.ts.
import { useSyncExternalStore } from 'react';

import { requestName } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { IndicatorValue, Me, Task } from '../api/types';
import type { UploadDetails } from '../api/upload';
import { empty, put, remove, type Row, takeAll } from './database';

export interface WaitingReport {
  words: string;
  values?: IndicatorValue[];
  without?: string;
}

/** A paper without its bytes: those stand in a place of their own, under the same key. */
export interface WaitingPaper {
  key: string;
  name: string;
  size: number;
  /** Empty where the browser cannot tell it (plain http). */
  sha256: string;
  details: UploadDetails;
}
export interface PaperBytes extends Row {
  bytes: ArrayBuffer;
}

export interface HandIn extends Row {
  person: number;
  task: number;
  title: string;
  at: number;
  /** The task as it was seen: its version goes with each request, its sense tells whether what people see has changed. */
  version: number;
  sense: string;
  /** Evidence that the task had by then; what is new since and has a paper's bytes is that paper. */
  evidence: number[];
  papers: WaitingPaper[];
  step: 'submit' | 'contribute';
  /** Nothing: papers alone. */
  report: WaitingReport | null;
  /** The report's Idempotency-Key: given twice it is handed in once. */
  name: string;
  /** `moved`: the task is no longer as it was seen; `refused`: the server said why in `problem`. A person decides both. */
  state: 'waiting' | 'moved' | 'refused';
  problem: Pick<Problem, 'code' | 'status' | 'detail' | 'where' | 'mend'> | null;
}

const megabyte = 1024 * 1024;
/** What may wait at a time, over all tasks. */
export const most = { handIns: 20, papers: 20, bytes: 30 * megabyte };
export type NoRoom = 'too_much' | 'not_kept';

/** What a person sees of a task and would want to know of before it is handed in. Reminders that went out are none of that. */
export function senseOf(task: Task): string {
  const { state, title, due, due_at, result, requirements, submissions, assignments, controller, indicators, hold_reason, extensions } = task;
  const slots = requirements.map(({ number, kind, waiver, remark }) => [number, kind, waiver, remark]);
  const steps = task.steps.filter((one) => one === 'submit' || one === 'contribute' || one === 'attach');
  return JSON.stringify([state, title, due, due_at, result, slots, submissions, assignments, controller, indicators, hold_reason, extensions, steps]);
}

let person: number | null = null;
let list: HandIn[] = [];
const listeners = new Set<() => void>();
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('vekha.waiting');
if (otherTabs) otherTabs.onmessage = () => void read();

function show(next: HandIn[]): void {
  list = next;
  for (const listener of [...listeners]) listener();
}

/** Shown to this tab at once and to the others after it. */
function changed(next: HandIn[]): void {
  show(next);
  otherTabs?.postMessage('changed');
}

async function read(): Promise<void> {
  const all = await takeAll<HandIn>('handins').catch(() => []);
  show(all.filter((one) => one.person === person).sort((a, b) => a.at - b.at));
}

/** Whose hand-ins are meant from now on; another person's that lie here are thrown away. null: nobody's, they stay. */
export async function waitingOf(who: number | null): Promise<void> {
  person = who;
  if (person === null) return show([]);
  const others = (await takeAll<HandIn>('handins').catch(() => [])).filter((one) => one.person !== person);
  for (const one of others) await drop(one);
  await read();
}

async function drop(handIn: HandIn): Promise<void> {
  for (const paper of handIn.papers) await remove('papers', paper.key).catch(() => undefined);
  await remove('handins', handIn.key).catch(() => undefined);
}

/** Nothing that waits stays on the device. */
export async function forgetWaiting(): Promise<void> {
  await empty('papers').catch(() => undefined);
  await empty('handins').catch(() => undefined);
  changed([]);
}

export const waiting = (): HandIn[] => list;
export function watchWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export const useWaiting = (): HandIn[] => useSyncExternalStore(watchWaiting, waiting);
export const useWaitingFor = (task: number): HandIn | undefined => useWaiting().find((one) => one.task === task);

async function keepHandIn(handIn: HandIn): Promise<void> {
  await put('handins', handIn);
  changed([...list.filter((one) => one.key !== handIn.key), handIn].sort((a, b) => a.at - b.at));
}

/** It waits no more: its person took it back while it was being sent. */
export class TakenBack extends Error {}

/** Changes what waits under this key, as it is by now. Rejects with TakenBack where nothing does, or with the browser's own error. */
export async function changeHandIn(key: string, change: (now: HandIn) => Partial<HandIn>): Promise<HandIn> {
  const now = list.find((one) => one.key === key);
  if (!now) throw new TakenBack();
  const next = { ...now, ...change(now) };
  await keepHandIn(next);
  return next;
}

function begun(me: Me, task: Task): HandIn {
  return list.find((one) => one.task === task.id) ?? {
    key: `${me.person.id}.${task.id}`, person: me.person.id, task: task.id, title: `${task.number} ${task.title}`.trim(), at: Date.now(),
    version: task.version, sense: senseOf(task), evidence: task.evidence.map((one) => one.number), papers: [], step: 'submit', report: null,
    name: requestName(), state: 'waiting', problem: null,
  };
}

async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return '';
  // A view and not the buffer: what a file reader gives may come from another window.
  return [...new Uint8Array(await subtle.digest('SHA-256', new Uint8Array(bytes)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(file: File): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('not readable'));
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(file);
  });
}

/** Lets a file wait. Gives back why it cannot, null where it does. */
export async function letPaperWait(me: Me, task: Task, file: File, details: UploadDetails): Promise<NoRoom | null> {
  const papers = list.flatMap((one) => one.papers);
  const bytes = papers.reduce((sum, one) => sum + one.size, 0);
  const before = begun(me, task);
  const fresh = !list.includes(before);
  if (papers.length >= most.papers || bytes + file.size > most.bytes || (fresh && list.length >= most.handIns)) return 'too_much';
  const key = requestName();
  try {
    const content = await bytesOf(file);
    await put('papers', { key, bytes: content } as PaperBytes);
    const paper = { key, name: file.name, size: file.size, sha256: await sha256Of(content), details };
    await keepHandIn({ ...before, papers: [...before.papers, paper] });
    void askToKeep();
    return null;
  } catch {
    await remove('papers', key).catch(() => undefined);
    return 'not_kept';
  }
}

/** Lets a report wait, with the papers of the task that wait already. `name`: the Idempotency-Key under which it may have been sent. */
export async function letReportWait(
  me: Me, task: Task, step: HandIn['step'], report: WaitingReport, name: string,
): Promise<NoRoom | null> {
  const before = begun(me, task);
  if (!list.includes(before) && list.length >= most.handIns) return 'too_much';
  try {
    await keepHandIn({ ...before, step, report, name, at: Date.now() });
    void askToKeep();
    return null;
  } catch {
    return 'not_kept';
  }
}

/** Asks the browser not to throw away what waits when its disk is short. */
async function askToKeep(): Promise<void> {
  const storage = navigator.storage as StorageManager | undefined;
  await storage?.persist?.().catch(() => false);
}

/** Ends the waiting: handed in, or taken back. */
export async function endWaiting(handIn: HandIn): Promise<void> {
  await drop(handIn);
  changed(list.filter((one) => one.key !== handIn.key));
}

/** Takes one paper out of what waits; a hand-in of nothing ends. */
export async function takePaperBack(handIn: HandIn, key: string): Promise<void> {
  const papers = handIn.papers.filter((one) => one.key !== key);
  await remove('papers', key).catch(() => undefined);
  if (papers.length === 0 && !handIn.report) return endWaiting(handIn);
  await keepHandIn({ ...handIn, papers }).catch(() => undefined);
}

/** A person looked at the task as it is now and wants it handed in all the same. */
export async function sendAnyway(handIn: HandIn, task: Task): Promise<void> {
  await keepHandIn({
    ...handIn, version: task.version, sense: senseOf(task), name: requestName(), state: 'waiting', problem: null,
  }).catch(() => undefined);
}

/** Puts what waits before its person: they decide what becomes of it. */
export async function stopAt(key: string, state: 'moved' | 'refused', error?: unknown): Promise<void> {
  const problem = error === undefined ? null : asProblem(error);
  await changeHandIn(key, () => ({
    state,
    problem: problem && { code: problem.code, status: problem.status, detail: problem.detail, where: problem.where, mend: problem.mend },
  })).catch(() => undefined);
}
