import { expect, it } from 'vitest';

import type { JournalEntry, Task } from '../api/types';
import { ru } from '../i18n/ru';
import { makeTask } from '../testing/samples';
import { groupWords } from './journal';
import { reasonsOf } from './reasons';
import { storyOf } from './story';

const says = { day: (one: string) => one, moment: (one: string) => one.slice(0, 10) };
const extension: Task['extensions'][number] = {
  number: 1, by: { id: 2, name: 'Иван Иванов' }, at: '2026-03-10T07:00:00.000Z', day: '2026-04-10', reason: 'Нет помещения', document: 'письмо № 4',
  state: 'granted', granted: '2026-04-03', decided_by: { id: 1, name: 'Анна Петрова' }, decided_at: '2026-03-11T07:00:00.000Z', decision: 'Согласовано',
};

it('tells why the date is what it is: the words, their reading, the rule, what moved it', () => {
  const base = makeTask();
  const reasons = reasonsOf(makeTask({
    first_due: '2026-03-15', due: '2026-04-03', deadline: { ...base.deadline, rule: 'Названный день ещё в срок.' },
    due_rule: 'Названный день ещё в срок. Воскресенье: срок перенесён на следующий рабочий день.', extensions: [extension],
    pauses: [{ from: '2026-03-01T00:00:00.000Z', to: null, reason: 'Карантин', working_days: 0, at_control: false }],
  }), ru, says);
  expect(reasons.map((one) => [one.title, one.words])).toEqual([
    ['В документе написано', '«До 15 марта 2026 года»'],
    ['Прочитано так', 'Названный день ещё в срок.'],
    ['Отсюда день', 'Воскресенье: срок перенесён на следующий рабочий день.'],
    ['Первоначальный срок', '2026-03-15'],
    ['Срок стоит с 2026-03-01', 'Карантин'],
    ['Срок перенесён на 2026-04-03', 'Нет помещения\nОснование: письмо № 4\nРешение: Согласовано'],
  ]);
  expect(reasons.at(-1)?.by).toBe('просил(а) Иван Иванов, 2026-03-10; решение: Анна Петрова, 2026-03-11');
});

it('an extension refused or not decided moved nothing', () => {
  const idle = reasonsOf(makeTask({ extensions: [{ ...extension, state: 'refused' }, { ...extension, state: 'asked' }] }), ru, says);
  expect(idle.slice(-2).map((one) => [one.title, one.idle])).toEqual([
    ['В переносе на 2026-04-10 отказано', true], ['Ждёт решения: перенос на 2026-04-10', true],
  ]);
});

const entry = (sequence: number, type: string, at: string, payload: object = {}): JournalEntry =>
  ({ sequence, at, actor: null, type, payload, hash: 'f' }) as JournalEntry;

it('the history is told by days, and the traffic of messages is one line between events', () => {
  const days = storyOf([
    entry(6, 'report_submitted', '2026-03-11T09:00:00Z'),
    entry(5, 'message_sent', '2026-03-11T08:00:00Z', { kind: 'reminder', rung: 'T0', channel: 'mail' }),
    entry(4, 'message_sent', '2026-03-11T08:00:00Z', { kind: 'reminder', rung: 'T0', channel: 'mail' }),
    entry(3, 'rung_reached', '2026-03-11T08:00:00Z'),
    entry(2, 'task_opened', '2026-03-10T08:00:00Z'),
  ], says.moment);
  expect(days.map((one) => [one.day, one.parts.map((part) => (part.kind === 'event' ? part.group.first.type : part.count))])).toEqual([
    ['2026-03-11', ['report_submitted', 3]], ['2026-03-10', ['task_opened']],
  ]);
});

it('an event says what it changed', () => {
  const names = new Map([[2, 'Иван Иванов']]);
  const detail = (type: string, payload: object) => {
    const first = entry(1, type, '', payload);
    return groupWords({ first, entries: [first] }, names, ru).detail;
  };
  expect(detail('task_moved', { due: '2026-04-10', reason: 'Приказ № 9' })).toBe('Приказ № 9\nновый срок: 2026-04-10');
  expect(detail('extension_asked', { day: '2026-04-10', reason: 'Нет зала', document: 'письмо' })).toBe('Нет зала\nдо 2026-04-10\nОснование: письмо');
  expect(detail('extension_decided', { extension: 1, granted: null, words: 'Нет' })).toBe('Нет\nотказано');
  expect(detail('task_reassigned', { assignments: [{ person: 2 }, { person: 9 }], reason: '' })).toBe('теперь у: Иван Иванов');
  expect(detail('report_returned', { reason: 'Исправьте', failed: [{ requirement: 1, what: 'нет подписи' }] })).toBe('Исправьте\nнет подписи');
});
