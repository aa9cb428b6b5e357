import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

import { journalQuery } from '../api/queries';
import type { JournalEntry, Task } from '../api/types';
import { useMe } from '../app/session';
import { writing } from '../live/writing';

export interface ShownTask {
  task: Task;
  /** What others have done meanwhile, where that is not shown yet; empty where it is not known. */
  others: JournalEntry[] | null;
  /** Shows the task as it is now. */
  show: () => void;
}

const letGo = new Set<(task: number) => void>();

/** A step was refused because the task has moved on: whoever took it was told, and sees it as it is now. */
export function showAsItIs(task: number): void {
  for (const one of [...letGo]) one(task);
}

/** The entries that are not in the history as it was known; the last alone where it was not. */
function sinceThen(now: readonly JournalEntry[], then: readonly JournalEntry[] | undefined): JournalEntry[] {
  const known = then?.at(-1)?.sequence;
  return known === undefined ? now.slice(-1) : now.filter((one) => one.sequence > known);
}

/**
 * The task as its page shows it: as the server says, but while somebody writes or decides on it as it was when they began, until
 * they ask for what others have done meanwhile. So a step goes with the version that was looked at.
 */
export function useShownTask(latest: Task): ShownTask {
  const me = useMe();
  const queries = useQueryClient();
  const [shown, setShown] = useState(latest);
  const [held, setHeld] = useState(false);
  const released = useRef(false);
  const ahead = latest.id === shown.id && latest.version > shown.version;
  const journal = useQuery({ ...journalQuery(latest.id, latest.version), enabled: ahead && held });
  const show = useCallback(() => setShown(latest), [latest]);
  const others = journal.data
    && sinceThen(journal.data, queries.getQueryData<JournalEntry[]>(journalQuery(shown.id, shown.version).queryKey))
      .filter((one) => one.actor !== null && one.actor.id !== me.person.id);
  const nobodyElse = others?.length === 0;

  useEffect(() => {
    const hold = ahead && writing() && !nobodyElse && !released.current;
    setHeld(hold);
    if (hold || latest === shown) return;
    released.current = false;
    setShown(latest);
  }, [latest, shown, ahead, nobodyElse]);

  useEffect(() => {
    const release = (task: number) => {
      if (task !== latest.id) return;
      released.current = true;
      if (ahead) show();
    };
    letGo.add(release);
    return () => void letGo.delete(release);
  }, [latest.id, ahead, show]);

  const known = journal.data !== undefined || journal.error !== null;
  return { task: ahead ? shown : latest, others: ahead && held && known ? others ?? [] : null, show };
}
