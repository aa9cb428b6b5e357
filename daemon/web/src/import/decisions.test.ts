import { describe, expect, it } from 'vitest';

import type { OtherReading } from '../api/types';
import { isDay } from '../i18n/dates';
import { makeDoubt } from '../testing/samples';
import {
  appointLead, askTitleProof, bindParty, decideDeadline, forgetParty, forgetRow, nobody, questionsOf, requestOf, undecided, windowsOf,
  wordOf,
} from './decisions';

describe('decisions', () => {
  it('on a deadline and on a lead of one row stand together', () => {
    const both = decideDeadline(appointLead(undecided, 3, 'ivanov'), 3, { as_read: true });
    expect(both.rows[3]).toEqual({ position: 3, as_read: true, lead: 'ivanov' });
    const changed = decideDeadline(both, 3, { without_tasks: true });
    expect(changed.rows[3]).toEqual({ position: 3, without_tasks: true, lead: 'ivanov' });
  });

  it('on another reading bring the terms that were seen', () => {
    const other: OtherReading = { convention: null, choice: '', kind: 'once', windows: [[null, '2026-05-31']], every: null, rule: '' };
    expect(wordOf(other, 1, true)).toEqual({ other: 2, windows: [{ first: null, last: '2026-05-31' }], always: true });
    expect(wordOf(other, 0, false)).not.toHaveProperty('always');
    const proof = decideDeadline(askTitleProof(undecided, 3), 3, wordOf(other, 0, false));
    expect(proof.rows[3]).toMatchObject({ other: 1, title_proof: true });
  });

  it('can be taken back', () => {
    const made = bindParty(decideDeadline(undecided, 3, { as_read: true }), 'Методист', nobody);
    expect(forgetParty(forgetRow(made, 3), 'Методист')).toEqual(undecided);
  });

  it('go with the document, word for word', () => {
    const made = { ...bindParty(undecided, 'Методист', 'ivanov'), allAsRead: true };
    expect(requestOf({ name: 'a.txt', base64: 'QQ==' }, made)).toEqual({
      name: 'a.txt', document: 'QQ==', decisions: [], parties: { Методист: 'ivanov' }, accept_readings: true,
    });
  });
});

describe('questions', () => {
  it('ask about each unknown party once and leave remarks out', () => {
    const party = { kind: 'unbound_party', text: 'Руководители ОО' } as const;
    const doubts = [
      makeDoubt(), makeDoubt({ ...party, position: 2 }), makeDoubt({ ...party, position: 4, text: 'руководители ОО' }),
      makeDoubt({ kind: 'no_proof', blocks: false }),
    ];
    expect(questionsOf(doubts).map(({ doubt, rows }) => [doubt.kind, rows])).toEqual([['ambiguous_deadline', 1], ['unbound_party', 2]]);
  });
  it('leave out what was decided while the server thinks', () => {
    const doubts = [makeDoubt(), makeDoubt({ kind: 'missing_party', position: 1 }), makeDoubt({ kind: 'unbound_party', text: 'Методист', position: 2 })];
    const made = bindParty(decideDeadline(undecided, 1, { as_read: true }), 'Методист', nobody);
    expect(questionsOf(doubts, made).map(({ doubt }) => doubt.kind)).toEqual(['missing_party']);
    expect(questionsOf(doubts, decideDeadline(undecided, 1, { without_tasks: true })).map(({ doubt }) => doubt.kind)).toEqual(['unbound_party']);
  });
});

describe('typed terms', () => {
  it('may begin openly', () =>
    expect(windowsOf([{ first: '', last: '2026-04-30' }], isDay)).toEqual([{ first: null, last: '2026-04-30' }]));
  it('need a last day that the calendar has', () => expect(windowsOf([{ first: '', last: '2026-02-30' }], isDay)).toBe('badDay'));
  it('must not end before they begin', () =>
    expect(windowsOf([{ first: '2026-05-01', last: '2026-04-30' }], isDay)).toBe('badOrder'));
});
