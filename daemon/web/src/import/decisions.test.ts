import { describe, expect, it } from 'vitest';

import { isDay } from '../i18n/dates';
import { makeDoubt } from '../testing/samples';
import {
  appointLead, bindParty, decideDeadline, forgetParty, forgetRow, nobody, questionsOf, requestOf, undecided, windowsOf,
} from './decisions';

describe('decisions', () => {
  it('on a deadline and on a lead of one row stand together', () => {
    const both = decideDeadline(appointLead(undecided, 3, 'ivanov'), 3, { as_read: true });
    expect(both.rows[3]).toEqual({ position: 3, as_read: true, lead: 'ivanov' });
    const changed = decideDeadline(both, 3, { without_tasks: true });
    expect(changed.rows[3]).toEqual({ position: 3, without_tasks: true, lead: 'ivanov' });
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
});

describe('typed terms', () => {
  it('may begin openly', () =>
    expect(windowsOf([{ first: '', last: '2026-04-30' }], isDay)).toEqual([{ first: null, last: '2026-04-30' }]));
  it('need a last day that the calendar has', () => expect(windowsOf([{ first: '', last: '2026-02-30' }], isDay)).toBe('badDay'));
  it('must not end before they begin', () =>
    expect(windowsOf([{ first: '2026-05-01', last: '2026-04-30' }], isDay)).toBe('badOrder'));
});
