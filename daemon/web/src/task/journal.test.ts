import { describe, expect, it } from 'vitest';

import type { JournalEntry } from '../api/types';
import { ru } from '../i18n/ru';
import { grouped, groupWords } from './journal';

const entry = (type: string, payload: object): JournalEntry =>
  ({ sequence: 1, at: '2026-03-10T06:00:00.000Z', actor: null, type, payload, hash: 'f' }) as JournalEntry;
const entryWords = (one: JournalEntry, ...rest: [Map<number, string>, typeof ru]) => groupWords({ first: one, entries: [one] }, ...rest);
const names = new Map([[2, 'Иван Иванов']]);

describe('the journal in words', () => {
  it('says who was reminded and what was skipped', () => {
    const words = entryWords(entry('rung_reached', { rung: 'T0', people: [2, 9], superseded: ['T-1', 'T-3'] }), names, ru);
    expect(words.title).toBe('Напоминание в день срока: Иван Иванов');
    expect(words.detail.replaceAll('\u00a0', ' ')).toBe('2 более ранних пропущено');
  });
  it('shows the reason of a return', () => {
    expect(entryWords(entry('report_returned', { reason: 'нет подписи' }), names, ru)).toEqual({
      title: 'Отчёт возвращён на доработку', detail: 'нет подписи',
    });
  });
  it('says who got a message and by which way', () => {
    const sent = entry('message_sent', { person: 2, channel: 'folder', kind: 'reminder', rung: 'T0', outcome: 'sent' });
    expect(entryWords(sent, names, ru)).toEqual({ title: 'Отправлено сообщение: Иван Иванов', detail: 'напоминание (в день срока), папка писем' });
    const failed = entry('message_failed', { person: 2, channel: 'mail', kind: 'submitted', rung: 'submitted:2', outcome: 'no_address' });
    expect(entryWords(failed, names, ru).detail).toBe('отчёт сдан, почта, у человека нет адреса для этого канала');
  });
  it('tells of one message to several people once', () => {
    const to = (person: number, kind = 'returned') => entry('message_sent', { person, channel: 'mail', kind, rung: '', outcome: 'sent' });
    const groups = grouped([to(2), to(9), to(2, 'submitted'), entry('task_opened', {}), to(2, 'submitted')]);
    expect(groups.map((one) => one.entries.length)).toEqual([2, 1, 1, 1]);
    expect(groups[0] && groupWords(groups[0], names, ru).title).toBe('Отправлено сообщение: Иван Иванов, не указано');
  });
  it('names the paper', () => {
    expect(entryWords(entry('evidence_attached', { evidence: { title: 'Приказ.pdf' } }), names, ru).title).toBe('Приложен документ: Приказ.pdf');
  });
  it('keeps the name of an event it does not know', () => {
    expect(entryWords(entry('due_moved', {}), names, ru)).toEqual({ title: 'due_moved', detail: '' });
  });
});
