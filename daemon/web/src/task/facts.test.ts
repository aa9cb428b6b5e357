import { describe, expect, it } from 'vitest';

import { ru } from '../i18n/ru';
import { makeTask } from '../testing/samples';
import { canWithdraw, filledSlots, inRework, openSlots, readyToSubmit, rungWords, sizeWords } from './facts';

const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const report = { number: 1, by: null, at: '2026-03-10T06:00:00.000Z', words: '', decided_by: null, decided_at: null, values: [], without: '', decision_due: null };
const paper = {
  number: 1, requirement: 1, kind: 'order', title: 'Приказ', sha256: 'a', link: '', bytes: 1, media_type: '', document_number: '',
  document_date: null, signatory: '', report: 1, by: null, at: '2026-03-09T06:00:00.000Z',
} as const;

describe('a task', () => {
  it('is in rework after a return, until the next report', () => {
    const returned = { ...report, verdict: 'returned' as const, reason: 'нет подписи' };
    expect(inRework(makeTask({ submissions: [returned] }))).toBe(true);
    expect(inRework(makeTask({ state: 'submitted', submissions: [returned] }))).toBe(false);
    expect(inRework(makeTask())).toBe(false);
  });

  it('asks for a reason only for slots without paper and waiver', () => {
    const task = makeTask({
      requirements: [
        { number: 1, kind: 'order', state: 'received', waiver: '', remark: '' },
        { number: 2, kind: 'protocol', state: 'requested', waiver: '', remark: '' },
        { number: 3, kind: 'plan', state: 'waived', waiver: 'не проводилось', remark: '' },
      ],
    });
    expect(openSlots(task).map((one) => one.number)).toEqual([2]);
    expect(filledSlots(task)).toBe(2);
  });

  it('can be handed in with words or with papers, not with neither', () => {
    expect(readyToSubmit(makeTask(), '  ')).toBe(false);
    expect(readyToSubmit(makeTask(), 'Сделано')).toBe(true);
    expect(readyToSubmit(makeTask({ evidence: [paper] }), '')).toBe(true);
  });

  it('keeps papers that went with a standing report', () => {
    const pending = { ...report, verdict: 'pending' as const, reason: '' };
    expect(canWithdraw(makeTask({ steps: ['attach'], submissions: [pending] }), paper)).toBe(false);
    expect(canWithdraw(makeTask({ steps: ['attach'] }), paper)).toBe(true);
    expect(canWithdraw(makeTask({ steps: [] }), paper)).toBe(false);
  });
});

describe('rungs in words', () => {
  it.each([
    ['T-3', 'за 3 рабочих дня до срока'], ['T0', 'в день срока'], ['late+1', 'через 1 рабочий день после срока'],
    ['weekly:2026-05-11', 'еженедельно, пока не исполнено'], ['assigned', 'при поручении'], ['особая', 'особая'],
  ])('%s: %s', (id, words) => expect(plain(rungWords(ru, id))).toBe(words));
});

it('sizes are told in round words', () => {
  expect([12, 2048, 3_500_000].map((bytes) => plain(sizeWords(ru, bytes)))).toEqual(['12 Б', '2 КБ', '3.3 МБ']);
});
