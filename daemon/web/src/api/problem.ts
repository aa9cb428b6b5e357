import type { ProblemBody, ProblemCode } from './types';

/** What a request can fail with: the server's closed list, and the two failures it cannot tell about. */
export type FailureCode = ProblemCode | 'offline' | 'broken';

/**
 * A failed request. `detail`, `where` and `mend` are the server's words for people (Russian);
 * they are empty where the server was not reached (`offline`) or answered something else (`broken`).
 */
export class Problem extends Error {
  constructor(
    readonly code: FailureCode,
    readonly status: number,
    readonly detail = '',
    readonly where = '',
    readonly mend = '',
  ) {
    super(detail || code);
    this.name = 'Problem';
  }
}

function isProblemBody(value: unknown): value is ProblemBody {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

/** Reads the body of a failed answer, whatever it is. */
export function problemOf(status: number, text: string): Problem {
  try {
    const body: unknown = JSON.parse(text);
    if (isProblemBody(body)) return new Problem(body.code, status, body.detail, body.where, body.mend);
  } catch {
    // Not the server's own answer: a proxy's page, or a connection cut in half.
  }
  return new Problem('broken', status);
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('broken', 0, error instanceof Error ? error.message : '');
}

/** No answer of the server's own came: there is no line, or a proxy says that nobody is behind it. */
export function unreached(error: unknown): boolean {
  const { code, status } = asProblem(error);
  return code === 'offline' || (code === 'broken' && status >= 502 && status <= 504);
}
