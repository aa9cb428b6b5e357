// What follows from a task; no React here.
import type { Catalogue } from '../i18n';
import type { Requirement, Rung, Task } from '../api/types';

/** The last report was returned and no other came since. */
export function inRework(task: Pick<Task, 'state' | 'submissions'>): boolean {
  return task.state === 'open' && task.submissions.at(-1)?.verdict === 'returned';
}

/** Slots without any paper and without a waiver: each needs a reason at acceptance. */
export function openSlots(task: Pick<Task, 'requirements'>): Requirement[] {
  return task.requirements.filter((one) => one.state === 'requested');
}

/** Slots that hold a paper, accepted or not, or were waived. */
export function filledSlots(task: Pick<Task, 'requirements'>): number {
  return task.requirements.length - openSlots(task).length;
}

/** Evidence taken back is only what came after the last report that still stands. */
export function canWithdraw(task: Pick<Task, 'steps' | 'submissions'>, evidence: Task['evidence'][number]): boolean {
  if (!task.steps.includes('attach')) return false;
  return !task.submissions.some((one) => one.at >= evidence.at && one.verdict !== 'recalled');
}

/** Whether the words and papers given make a report that can be handed in. */
export function readyToSubmit(task: Pick<Task, 'evidence'>, words: string): boolean {
  return words.trim() !== '' || task.evidence.length > 0;
}

/** «72,5» or «72.5» as a number; nothing where it is none. */
export function parseNumber(typed: string): number | null {
  const text = typed.trim().replace(/[\s\u00a0]/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** 72.5 as «72,5». */
export function numberWords(value: number): string {
  return String(value).replace('.', ',');
}

/** Everyone whom the task names, by id. */
export function namesOf(task: Task): Map<number, string> {
  const names = new Map<number, string>();
  const people = [
    ...task.assignments.map((one) => one.person), task.controller, ...task.notices.map((one) => one.person),
    ...task.evidence.map((one) => one.by), ...task.submissions.map((one) => one.by),
  ];
  for (const person of people) if (person) names.set(person.id, person.name);
  return names;
}

/** «T-3», «T0», «late+5», «weekly:2026-05-11», «assigned» in words; other names as they are. */
export function rungWords(t: Catalogue, laidId: string): string {
  const words = t.task.rung;
  const id = laidId.replace(/#\d+$/, ''); // A due day that was moved makes rungs of its own.
  if (id === 'assigned') return words.assigned;
  if (id.startsWith('weekly')) return words.weekly;
  const laid = /^(?:T|late)([+-]?\d+)$/.exec(id);
  return laid ? offsetWords(t, Number(laid[1])) : id;
}

export function offsetWords(t: Catalogue, offset: number): string {
  const words = t.task.rung;
  if (offset === 0) return words.on;
  const distance = t.days.working(Math.abs(offset));
  return offset < 0 ? words.before(distance) : words.after(distance);
}

/** «напоминание (за 3 рабочих дня до срока)»; what no rung of the ladder made is named by its kind alone. */
export function noticeWords(t: Catalogue, kind: string, rung: string): string {
  const kinds: Record<string, string> = t.noticeKind;
  const what = kinds[kind] ?? kind;
  return /^(?:T|late|weekly)/.test(rung) ? `${what} (${rungWords(t, rung)})` : what;
}

export function comingRungWords(t: Catalogue, rung: Rung): string {
  return rung.id.startsWith('weekly') ? t.task.rung.weekly : offsetWords(t, rung.offset);
}

/** «12 КБ» */
export function sizeWords(t: Catalogue, bytes: number): string {
  const kilo = 1024;
  const { b, kb, mb } = t.task.bytes;
  if (bytes < kilo) return `${bytes}\u00a0${b}`;
  if (bytes < kilo * kilo) return `${Math.round(bytes / kilo)}\u00a0${kb}`;
  return `${(bytes / kilo / kilo).toFixed(1)}\u00a0${mb}`;
}
