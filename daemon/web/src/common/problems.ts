import type { Problem } from '../api/problem';
import type { Catalogue } from '../i18n';
import type { Language } from '../i18n/plural';

/** A failure in words: a headline, what happened, and what to do about it. Empty lines are left out. */
export interface ProblemWords {
  title: string;
  lines: string[];
}

function mendOf(problem: Problem, t: Catalogue): string {
  if (problem.mend) return problem.mend;
  switch (problem.code) {
    case 'offline': return t.problem.mend.offline;
    case 'broken': return t.problem.mend.broken;
    case 'unavailable': case 'too_many': case 'too_slow': return t.problem.mend.later;
    case 'internal': case 'damaged': case 'storage_full': case 'newer_database': return t.problem.mend.administrator;
    default: return '';
  }
}

/**
 * The server speaks Russian. In Russian its sentence is the headline; in English the headline is ours and its sentence
 * stands below, since only it names the case.
 */
export function problemWords(problem: Problem, language: Language, t: Catalogue): ProblemWords {
  const where = problem.where ? t.problem.where(problem.where) : '';
  const mend = mendOf(problem, t);
  const lead = language === 'ru' && problem.detail ? problem.detail : t.problem.what[problem.code];
  const detail = lead === problem.detail ? '' : problem.detail;
  return { title: lead, lines: [detail, where, mend].filter((line) => line !== '') };
}
