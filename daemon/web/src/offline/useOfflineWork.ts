import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

import { sessionQuery } from '../api/queries';
import type { Me } from '../api/types';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { keepTask } from '../task/useStep';
import { remembered } from './kept';
import { lineIsDown, noteUnreached, watchLine } from './line';
import type { Sent } from './sender';
import { useWaiting, waitingOf } from './waiting';

const probeMilliseconds = 15_000;
const againMilliseconds = 60_000;

export const useLineDown = (): boolean => useSyncExternalStore(watchLine, lineIsDown);

/** Asks the server who is signed in: the answer says that it is there, and renews the token of the session. */
export function tryLine(queries: QueryClient): void {
  void queries.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
}

/** Looks for the server while it is not reached; reads everything anew once it is. */
function useLine(down: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    const lost = () => noteUnreached();
    window.addEventListener('offline', lost);
    return () => window.removeEventListener('offline', lost);
  }, []);
  useEffect(() => {
    if (!down) return;
    const probe = () => tryLine(queries);
    const again = setInterval(probe, probeMilliseconds);
    window.addEventListener('online', probe);
    return () => {
      clearInterval(again);
      window.removeEventListener('online', probe);
      void queries.invalidateQueries();
    };
  }, [down, queries]);
}

/** Sends what waits as soon as the server is reached by a session that it knows. */
function useSender(me: Me, down: boolean): void {
  const queries = useQueryClient();
  const { t } = useSpeech();
  const due = useWaiting().filter((one) => one.state === 'waiting').map((one) => `${one.key} ${one.name} ${one.papers.length}`).join();
  useEffect(() => {
    if (due === '' || down || remembered(me)) return;
    const told = (sent: Sent) => {
      const { title } = sent.handIn;
      if ('task' in sent) keepTask(queries, sent.task);
      else void queries.invalidateQueries({ queryKey: ['task', sent.handIn.task] });
      tell('task' in sent ? t.offline.sent(title) : sent.stopped === 'moved' ? t.offline.movedTold(title) : t.offline.refusedTold(title));
    };
    // Loaded when there is something to send: the server is there then.
    const send = () => void import('./sender').then(({ sendWaiting }) => sendWaiting(me, told)).catch(() => undefined);
    send();
    const again = setInterval(send, againMilliseconds);
    return () => clearInterval(again);
  }, [due, down, me, queries, t]);
}

/** What goes on behind every screen of a person who is signed in. Gives back whether the server is out of reach. */
export function useOfflineWork(me: Me): boolean {
  const down = useLineDown();
  const { id } = me.person;
  useEffect(() => {
    void waitingOf(id);
    return () => void waitingOf(null);
  }, [id]);
  useLine(down);
  useSender(me, down);
  return down;
}
