// Entries of the journal in words. The payload's shape is the event's own; what is missing is left out.
import type { JournalEntry } from '../api/types';
import type { Catalogue } from '../i18n';
import { channelWords, reasonWords } from '../messages/words';
import { noticeWords, rungWords } from './facts';

type Payload = Record<string, unknown>;

/** Entries told as one: a message that went to several people at once. */
export interface EntryGroup {
  first: JournalEntry;
  entries: JournalEntry[];
}

function sameMessage(a: JournalEntry, b: JournalEntry): boolean {
  if (a.type !== 'message_sent' || b.type !== 'message_sent') return false;
  return ['kind', 'rung', 'channel'].every((key) => (a.payload as Payload)[key] === (b.payload as Payload)[key]);
}

/** Puts neighbours that tell of the same message together; the order stays. */
export function grouped(entries: readonly JournalEntry[]): EntryGroup[] {
  const groups: EntryGroup[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && sameMessage(last.first, entry)) last.entries.push(entry);
    else groups.push({ first: entry, entries: [entry] });
  }
  return groups;
}

const text = (payload: Payload, key: string): string => (typeof payload[key] === 'string' ? payload[key] : '');
const number = (payload: Payload, key: string): number => (typeof payload[key] === 'number' ? payload[key] : 0);
const list = (payload: Payload, key: string): unknown[] => (Array.isArray(payload[key]) ? payload[key] : []);

export interface EntryWords {
  title: string;
  /** A person's own words, or what else belongs to it. */
  detail: string;
}

function rungEntry(payload: Payload, names: Map<number, string>, t: Catalogue): EntryWords {
  const people = list(payload, 'people').map((id) => names.get(Number(id))).filter((name) => name !== undefined);
  const skipped = list(payload, 'superseded').length;
  return {
    title: t.task.journal.rung_reached(rungWords(t, text(payload, 'rung')), people.join(', ') || t.task.nobodyNamed),
    detail: skipped > 0 ? t.task.journal.rung_superseded(skipped) : '',
  };
}

function messageEntry(type: 'message_sent' | 'message_failed', group: EntryGroup, names: Map<number, string>, t: Catalogue): EntryWords {
  const payload = group.first.payload as Payload;
  const people = group.entries.map((entry) => names.get(number(entry.payload as Payload, 'person')) ?? t.state.unknown);
  const who = people.join(', ');
  const why = [noticeWords(t, text(payload, 'kind'), text(payload, 'rung')), channelWords(t, text(payload, 'channel'))];
  if (type === 'message_failed') why.push(reasonWords(t, text(payload, 'outcome')));
  return { title: t.task.journal[type](who), detail: why.filter(Boolean).join(', ') };
}

function attachedEntry(payload: Payload, t: Catalogue): EntryWords {
  const evidence = (payload.evidence ?? {}) as Payload;
  return { title: t.task.journal.evidence_attached(text(evidence, 'title') || text(evidence, 'link')), detail: '' };
}

/** What an event says beside a person's words: the new date, the new owners, what was wrong. */
function factsOf(type: string, payload: Payload, names: Map<number, string>, t: Catalogue, day: (day: string) => string): string[] {
  const named = (key: string, words: (day: string) => string) => (text(payload, key) ? [words(day(text(payload, key)))] : []);
  switch (type) {
    case 'task_moved': return named('due', t.story.dueFrom);
    case 'extension_asked': return [...named('day', t.story.wanted), ...(text(payload, 'document') ? [t.minute.byDocument(text(payload, 'document'))] : [])];
    case 'extension_decided': return text(payload, 'granted') ? named('granted', t.story.grantedTo) : [t.story.notGranted];
    case 'task_reassigned': {
      const people = list(payload, 'assignments').map((one) => names.get(number(one as Payload, 'person'))).filter(Boolean);
      return people.length > 0 ? [t.story.nowWith(people.join(', '))] : [];
    }
    case 'report_returned': return list(payload, 'failed').map((one) => text(one as Payload, 'what')).filter(Boolean);
    default: return [];
  }
}

/** An event of a kind unknown to this page keeps its own name. `day` puts a day in words. */
export function groupWords(group: EntryGroup, names: Map<number, string>, t: Catalogue, day = (one: string) => one): EntryWords {
  const words = t.task.journal;
  const entry = group.first;
  const payload = entry.payload as Payload;
  const detail = [text(payload, 'reason') || text(payload, 'words'), ...factsOf(entry.type, payload, names, t, day)].filter(Boolean).join('\n');
  switch (entry.type) {
    case 'rung_reached': return rungEntry(payload, names, t);
    case 'message_sent': case 'message_failed': return messageEntry(entry.type, group, names, t);
    case 'evidence_attached': return attachedEntry(payload, t);
    case 'evidence_withdrawn': return { title: words.evidence_withdrawn(number(payload, 'evidence')), detail };
    case 'requirement_waived': return { title: words.requirement_waived(number(payload, 'requirement')), detail };
    case 'task_planned': case 'task_opened': case 'task_acknowledged': case 'report_submitted': case 'report_returned':
    case 'task_accepted': case 'task_suspended': case 'task_resumed': case 'task_cancelled':
    case 'task_moved': case 'task_reworded': case 'task_reassigned': case 'requirement_added':
    case 'part_contributed': case 'report_recalled': case 'indicator_waived': case 'indicator_added': case 'extension_asked': case 'extension_decided':
    case 'task_reopened': case 'child_added': case 'child_settled': case 'person_muted': case 'person_unmuted': case 'cadence_set':
    case 'policy_chosen': case 'rung_edited': case 'escalation_delayed': case 'task_disowned':
      return { title: words[entry.type], detail };
    default: return { title: entry.type, detail };
  }
}
