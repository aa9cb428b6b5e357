// Why a task is due when it is: the reasons in the order in which they came to bear. No React here.
import type { Task } from '../api/types';
import type { Catalogue } from '../i18n';

export interface Reason {
  title: string;
  /** Words of a document, a rule or a person; may be empty. */
  words: string;
  /** Who and when; may be empty. */
  by: string;
  /** It changed nothing: refused, or not decided yet. */
  idle?: boolean;
}

export interface Says {
  day: (day: string) => string;
  moment: (instant: string) => string;
}

/** What the rule of the due day says beyond how the words were read. */
function beyondReading(task: Pick<Task, 'due_rule' | 'deadline'>): string {
  const read = task.deadline.rule.trim();
  const whole = task.due_rule.trim();
  return read !== '' && whole.startsWith(read) ? whole.slice(read.length).replace(/^[.\s]+/, '') : whole;
}

function ofExtension(one: Task['extensions'][number], t: Catalogue, says: Says): Reason {
  const words = [one.reason, one.document && t.minute.byDocument(one.document), one.decision && t.minute.decision(one.decision)];
  const by = [
    t.story.askedBy(one.by?.name ?? t.state.system, says.moment(one.at)),
    one.decided_at && t.story.decidedBy(one.decided_by?.name ?? t.state.system, says.moment(one.decided_at)),
  ];
  const title = one.state === 'granted' ? t.story.moved(says.day(one.granted ?? one.day))
    : one.state === 'refused' ? t.story.refused(says.day(one.day)) : t.story.waits(says.day(one.day));
  return { title, words: words.filter(Boolean).join('\n'), by: by.filter(Boolean).join('; '), idle: one.state !== 'granted' };
}

function ofPause(one: Task['pauses'][number], t: Catalogue, says: Says): Reason {
  const title = one.to ? t.story.paused(says.moment(one.from), says.moment(one.to)) : t.story.pausedOpen(says.moment(one.from));
  const length = one.working_days > 0 ? t.story.workingDays(one.working_days) : '';
  return { title, words: one.reason || (one.at_control ? t.story.pausedControl : ''), by: length };
}

export function reasonsOf(task: Task, t: Catalogue, says: Says): Reason[] {
  const reasons: Reason[] = [{
    title: t.story.printed, words: task.deadline.text ? `«${task.deadline.text}»` : t.story.nothingPrinted, by: '',
  }];
  if (task.deadline.rule) reasons.push({ title: t.story.read, words: task.deadline.rule, by: '' });
  if (task.window.first && task.window.first !== task.window.last)
    reasons.push({ title: t.story.window, words: `${t.task.from(says.day(task.window.first))} ${t.task.to(says.day(task.window.last))}`, by: '' });
  const beyond = beyondReading(task);
  if (beyond) reasons.push({ title: t.story.settled, words: beyond, by: '' });
  if (task.first_due !== task.due) reasons.push({ title: t.story.firstWas, words: says.day(task.first_due), by: '' });
  const dated = [
    ...task.extensions.map((one) => ({ at: one.at, reason: ofExtension(one, t, says) })),
    ...task.pauses.map((one) => ({ at: one.from, reason: ofPause(one, t, says) })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  return [...reasons, ...dated.map((one) => one.reason)];
}
