// What a person has decided about a reading: pure values and the request made of them.
import type { Decision, Doubt, NewRoadmap, Window } from '../api/types';

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

export const undecided: Decisions = { rows: {}, parties: {}, allAsRead: false, controller: '' };

/** A row's word about its deadline replaces the one before; the lead stays. */
export function decideDeadline(
  decisions: Decisions,
  position: number,
  word: { as_read: true } | { windows: Window[] } | { without_tasks: true },
): Decisions {
  const lead = decisions.rows[position]?.lead;
  return { ...decisions, rows: { ...decisions.rows, [position]: { position, ...word, ...(lead !== undefined && { lead }) } } };
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

/** Doubts that wait for a decision, in the order of the document, each party once. */
export function questionsOf(doubts: readonly Doubt[]): Question[] {
  const parties = new Map<string, Question>();
  const questions: Question[] = [];
  for (const doubt of doubts) {
    if (!doubt.blocks) continue;
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
