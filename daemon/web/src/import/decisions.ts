// What a person has decided about a reading: pure values and the request made of them.
import type { Decision, Doubt, NewRoadmap, OtherReading, Window } from '../api/types';

/** Words that stand for nobody in this plan. */
export const nobody = '-';

export interface Document {
  name: string;
  base64: string;
}

export interface Decisions {
  rows: Record<number, Decision>;
  /** Printed words to login, group name or `nobody`. */
  parties: Record<string, string>;
  /** Every ambiguous reading stands. */
  allAsRead: boolean;
  /** Login; empty: the server chooses. */
  controller: string;
}

/** Whoever keeps decisions while a person makes them. */
export interface Deciding {
  decisions: Decisions;
  setDecisions: (change: (now: Decisions) => Decisions) => void;
}

export const undecided: Decisions = { rows: {}, parties: {}, allAsRead: false, controller: '' };

/** A person's word on a deadline. `other` counts from 1 and brings the terms that were seen; `always` makes a rule of it. */
export type DeadlineWord =
  | { as_read: true; always?: true }
  | { other: number; windows: Window[]; always?: true }
  | { windows: Window[] }
  | { without_tasks: true };

/** A row's word about its deadline replaces the one before; the lead and the proof stay. */
export function decideDeadline(decisions: Decisions, position: number, word: DeadlineWord): Decisions {
  const { lead, title_proof } = decisions.rows[position] ?? {};
  const kept = { ...(lead !== undefined && { lead }), ...(title_proof && { title_proof }) };
  return { ...decisions, rows: { ...decisions.rows, [position]: { position, ...word, ...kept } } };
}

/** The papers that only the title speaks of are asked for. */
export function askTitleProof(decisions: Decisions, position: number): Decisions {
  return { ...decisions, rows: { ...decisions.rows, [position]: { ...decisions.rows[position], position, title_proof: true } } };
}

/** The word that takes another reading, as the doubt shows it. */
export function wordOf(reading: OtherReading, index: number, always: boolean): DeadlineWord {
  const windows = reading.windows.map(([first, last]) => ({ first: first ?? null, last }));
  return { other: index + 1, windows, ...(always && { always: true as const }) };
}

export function appointLead(decisions: Decisions, position: number, lead: string): Decisions {
  return { ...decisions, rows: { ...decisions.rows, [position]: { ...decisions.rows[position], position, lead } } };
}

export function bindParty(decisions: Decisions, words: string, owner: string): Decisions {
  return { ...decisions, parties: { ...decisions.parties, [words]: owner } };
}

export function forgetRow(decisions: Decisions, position: number): Decisions {
  return { ...decisions, rows: Object.fromEntries(Object.entries(decisions.rows).filter(([key]) => Number(key) !== position)) };
}

export function forgetParty(decisions: Decisions, words: string): Decisions {
  return { ...decisions, parties: Object.fromEntries(Object.entries(decisions.parties).filter(([key]) => key !== words)) };
}

/** The request for a reading and, word for word the same, for the import. */
export function requestOf(document: Document, decisions: Decisions): NewRoadmap {
  return {
    name: document.name,
    document: document.base64,
    decisions: Object.values(decisions.rows),
    parties: decisions.parties,
    ...(decisions.allAsRead && { accept_readings: true }),
    ...(decisions.controller && { controller: decisions.controller }),
  };
}

/** One thing to decide: a doubt, and how many rows it stands in (the same unknown party is asked once). */
export interface Question {
  doubt: Doubt;
  rows: number;
}

const deadlineKinds: readonly Doubt['kind'][] = ['ambiguous_deadline', 'missing_deadline', 'unscheduled_deadline', 'too_many_windows'];

/** Whether it is decided already, though the server has not answered yet: the next question need not wait. */
function isDecided(doubt: Doubt, decisions: Decisions): boolean {
  if (doubt.kind === 'unbound_party') return doubt.text in decisions.parties;
  const row = decisions.rows[doubt.position];
  if (row?.without_tasks) return true;
  if (doubt.kind === 'missing_party') return row?.lead !== undefined;
  if (doubt.kind === 'ambiguous_deadline' && decisions.allAsRead) return true;
  return deadlineKinds.includes(doubt.kind) && Boolean(row?.as_read || row?.windows);
}

/** Doubts that wait for a decision, in the order of the document, each party once; without those decided meanwhile. */
export function questionsOf(doubts: readonly Doubt[], decisions: Decisions = undecided): Question[] {
  const parties = new Map<string, Question>();
  const questions: Question[] = [];
  for (const doubt of doubts) {
    if (!doubt.blocks || isDecided(doubt, decisions)) continue;
    const key = doubt.kind === 'unbound_party' ? doubt.text.toLowerCase().replaceAll('ё', 'е') : '';
    const known = key ? parties.get(key) : undefined;
    if (known) {
      known.rows += 1;
      continue;
    }
    const question = { doubt, rows: 1 };
    if (key) parties.set(key, question);
    questions.push(question);
  }
  return questions;
}

/** Terms as a person types them; an empty first day is an open beginning. */
export interface TypedWindow {
  first: string;
  last: string;
}

export type WindowsFault = 'badDay' | 'badOrder';

/** The windows, or what is wrong with them. */
export function windowsOf(typed: readonly TypedWindow[], isDay: (day: string) => boolean): Window[] | WindowsFault {
  if (typed.length === 0 || typed.some((one) => !isDay(one.last) || (one.first !== '' && !isDay(one.first)))) return 'badDay';
  if (typed.some((one) => one.first !== '' && one.first > one.last)) return 'badOrder';
  return typed.map((one) => ({ first: one.first || null, last: one.last }));
}
