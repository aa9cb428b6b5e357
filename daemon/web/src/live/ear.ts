// What is heard of changes makes just that old which has changed. No React here.
import type { Query, QueryClient } from '@tanstack/react-query';

import { taskKey } from '../api/queries';
import type { Task } from '../api/types';
import type { Heard } from './stream';
import { writing } from './writing';

/** Changes that come close to each other are one look at the lists. */
const gather = 300;
/** Between two looks at the lists, however much changes. */
const rest = 2_000;
/** A whole plan was imported: not all pages ask in the same moment. */
const spread = 3_000;

/** Lists that the change of one task may move. */
const ofTasks = ['tasks', 'roadmaps'];
/** Shown beside the tasks and changed without one. Settings, which are typed in, are looked at when they are opened. */
const ofOffice = [...ofTasks, 'roadmap', 'editions', 'people', 'groups', 'parties', 'units', 'messages', 'deliveries', 'delivery'];
/** What no change makes old, or what is played anew at a cost only when it is asked for. */
const never = new Set(['session', 'sign-in-ways', 'evidence-words', 'rehearsal']);

const startsWith = (query: Query, kinds: ReadonlySet<string>): boolean => kinds.has(String(query.queryKey[0]));

export interface Ear {
  hear: (news: Heard) => void;
  /** Looks at everything at once. */
  lookNow: () => void;
  close: () => void;
}

export function makeEar(queries: QueryClient): Ear {
  const kinds = new Set<string>();
  const roadmaps = new Set<number>();
  let timer: number | undefined;
  let quietUntil = 0;

  const later = (wait: number) => {
    timer ??= window.setTimeout(look, Math.max(wait, quietUntil - Date.now()));
  };

  function look(): void {
    timer = undefined;
    // Under an open dialog the lists stay as they are; nothing is lost of what is to be looked at.
    if (writing()) return later(rest);
    const those = new Set(kinds);
    const plans = new Set(roadmaps);
    kinds.clear();
    roadmaps.clear();
    quietUntil = Date.now() + rest;
    void queries.invalidateQueries({
      predicate: (query) => startsWith(query, those) || (query.queryKey[0] === 'roadmap' && plans.has(Number(query.queryKey[1]))),
    });
  }

  function hearOfTask({ task, version, roadmap, own }: Extract<Heard, { kind: 'task' }>): void {
    const known = queries.getQueryData<Task>(taskKey(task));
    const here = known !== undefined && known.version >= version;
    // This page has done it and looks at its lists already.
    if (here && own) return;
    if (!here) void queries.invalidateQueries({ queryKey: taskKey(task) });
    for (const kind of ofTasks) kinds.add(kind);
    roadmaps.add(roadmap);
    later(gather);
  }

  const lookNow = () => {
    void queries.invalidateQueries({ predicate: (query) => !never.has(String(query.queryKey[0])) });
  };

  return {
    hear: (news) => {
      if (news.kind === 'task') return hearOfTask(news);
      for (const kind of ofOffice) kinds.add(kind);
      if (news.kind === 'office') return later(rest);
      // Anything may be old, the task that is looked at, too; its own page keeps what is being written on.
      kinds.add('task').add('journal');
      later(gather + Math.random() * spread);
    },
    lookNow,
    close: () => window.clearTimeout(timer),
  };
}
