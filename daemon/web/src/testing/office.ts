// A server of one task that can be cut off: what the page sends by fetch and by XMLHttpRequest reaches one function.
import { createHash } from 'node:crypto';

import { vi } from 'vitest';

import type { Task } from '../api/types';

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}
type Answer = [status: number, body: unknown];

export interface Office {
  /** There is no way to the server. */
  cut: boolean;
  /** The server changes what it is asked to, and the answer that says so does not arrive. */
  deaf: boolean;
  asked: Asked[];
}

function textOf(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file);
  });
}

async function bodyOf(body: unknown): Promise<unknown> {
  if (typeof body === 'string') return JSON.parse(body);
  return body instanceof Blob ? textOf(body) : undefined;
}

/** Stands in for the network until the test ends. */
export function openOffice(answer: (asked: Asked) => Answer): Office {
  const office: Office = { cut: false, deaf: false, asked: [] };
  async function reach(asked: Asked): Promise<Answer> {
    if (office.cut) throw new TypeError('Failed to fetch');
    office.asked.push(asked);
    const said = answer(asked);
    if (office.deaf && asked.method !== 'GET' && said[0] < 300) throw new TypeError('Failed to fetch');
    return said;
  }
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const headers = (init.headers ?? {}) as Record<string, string>;
    const [status, body] = await reach({ method: init.method ?? 'GET', path, headers, body: await bodyOf(init.body) });
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
  vi.stubGlobal('XMLHttpRequest', class {
    upload = {};
    status = 0;
    responseText = '';
    onload: () => void = () => undefined;
    onerror: () => void = () => undefined;
    #asked: Asked = { method: '', path: '', headers: {}, body: undefined };
    open(method: string, path: string) {
      this.#asked = { ...this.#asked, method, path };
    }
    setRequestHeader(name: string, value: string) {
      this.#asked.headers[name] = value;
    }
    send(file: Blob) {
      void bodyOf(file).then((body) => reach({ ...this.#asked, body })).then(([status, body]) => {
        this.status = status;
        this.responseText = JSON.stringify(body);
        this.onload();
      }, () => this.onerror());
    }
  });
  return office;
}

const refusal = (code: string, status: number, detail: string): Answer => [status, { code, status, detail, where: '', mend: '' }];

/** A server that keeps one task by the rules that matter here: versions, keys, one report at a time. */
export function serverOf(first: Task) {
  let task = first;
  const known = new Map<string, Answer>();
  const change = (part: Partial<Task>) => {
    task = { ...task, ...part, version: task.version + 1 };
  };
  const stale = ({ headers }: Asked) => headers['If-Match'] !== undefined && headers['If-Match'] !== `"${task.version}"`;
  const attach = (asked: Asked): Answer => {
    if (stale(asked)) return refusal('stale', 412, 'Задача изменилась.');
    const query = new URL(asked.path, 'http://x').searchParams;
    const [sample] = task.assignments;
    change({
      evidence: [...task.evidence, {
        number: task.evidence.length + 1, requirement: Number(query.get('requirement')), kind: 'other', title: query.get('name') ?? '',
        sha256: createHash('sha256').update(String(asked.body)).digest('hex'), link: '', bytes: String(asked.body).length, media_type: 'text/plain', document_number: '', document_date: null, signatory: '',
        report: 1, by: sample?.person ?? null, at: '2026-03-18T08:00:00.000Z',
      }],
    });
    return [201, task];
  };
  const submit = (asked: Asked): Answer => {
    const key = asked.headers['Idempotency-Key'] ?? '';
    const before = known.get(key);
    if (before) return before;
    if (stale(asked)) return refusal('stale', 412, 'Задача изменилась.');
    if (!task.steps.includes('submit')) return refusal('wrong_state', 409, 'Задача не на исполнении.');
    const [sample] = task.assignments;
    change({
      state: 'submitted', steps: [],
      submissions: [...task.submissions, {
        number: task.submissions.length + 1, by: sample?.person ?? null, at: new Date().toISOString(),
        words: (asked.body as { words: string }).words, verdict: 'pending', reason: '', decided_by: null, decided_at: null, values: [],
        without: '', decision_due: null,
      }],
    });
    known.set(key, [200, task]);
    return [200, task];
  };
  return {
    task: () => task,
    change,
    forgetKeys: () => known.clear(),
    answer: (asked: Asked): Answer => {
      if (asked.method === 'GET') return [200, task];
      if (asked.path.includes('/evidence')) return attach(asked);
      if (asked.path.endsWith('/submit')) return submit(asked);
      return refusal('not_found', 404, 'Нет такого.');
    },
  };
}
