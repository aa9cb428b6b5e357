// The main job as a program outside would do it: openapi-fetch over the types that openapi-typescript makes of the contract
// that the server gave. Nothing here is known of the server but that file.
import createClient from 'openapi-fetch';

import type { components, paths } from './openapi.js';

type Schemas = components['schemas'];
type Problem = Schemas['Problem'];

export interface Person {
  address: string;
  login: string;
  password: string;
}

interface Answered<T> {
  data?: T;
  error?: Problem;
  response: Response;
}

/** What was asked for; the server's own words where it refused. */
function given<T>({ data, error, response }: Answered<T>): T {
  if (data === undefined) throw new Error(`${response.url}: ${response.status} ${error?.detail ?? ''} ${error?.mend ?? ''}`);
  return data;
}

/** A person signs in once, makes a key for the program and leaves; the program works by the key. */
export async function byKey({ address, login, password }: Person, scopes: Schemas['NewToken']['scopes']) {
  const door = createClient<paths>({ baseUrl: address });
  const entered = await door.POST('/api/v1/session', { body: { login, password } });
  const me = given(entered);
  if (!('csrf' in me)) throw new Error(`${login} has a second factor: a program can't show its code`);
  const cookie = entered.response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const session = createClient<paths>({ baseUrl: address, headers: { cookie, 'X-CSRF-Token': me.csrf } });
  const key = given(await session.POST('/api/v1/tokens', { body: { name: 'client', scopes, days: 1 } }));
  const left = await session.DELETE('/api/v1/session');
  if (left.response.status !== 204) throw new Error(`not signed out: ${left.response.status}`);
  return createClient<paths>({ baseUrl: address, headers: { authorization: `Bearer ${key.secret}` } });
}
type Api = Awaited<ReturnType<typeof byKey>>;

/** What the coordinator looks at before anything is put under control. */
export async function look(api: Api, name: string, bytes: Uint8Array) {
  return given(await api.POST('/api/v1/readings', { body: { name, document: base64(bytes) } }));
}

export async function importPlan(api: Api, name: string, bytes: Uint8Array) {
  return given(await api.POST('/api/v1/roadmaps', {
    params: { header: { 'Idempotency-Key': `client ${name}` } }, body: { name, document: base64(bytes) },
  }));
}

async function pageOfTasks(api: Api, roadmap: number, after: string | null) {
  return given(await api.GET('/api/v1/tasks', {
    params: { query: { list: 'upcoming', owner: 'me', roadmap, limit: 1, ...(after === null ? {} : { after }) } },
  }));
}

export async function ownTasks(api: Api, roadmap: number) {
  let page = await pageOfTasks(api, roadmap, null);
  const all = [...page.items];
  while (page.next !== null) {
    page = await pageOfTasks(api, roadmap, page.next);
    all.push(...page.items);
  }
  return all;
}

export async function prove(api: Api, id: number, name: string, text: string) {
  return given(await api.POST('/api/v1/tasks/{id}/evidence', {
    params: { path: { id }, query: { name, kind: 'order', document_number: '15', document_date: '2026-03-17' } },
    headers: { 'Content-Type': 'application/octet-stream' }, body: text, bodySerializer: (body) => body,
  }));
}

export async function handIn(api: Api, task: Task, words: string) {
  return given(await api.POST('/api/v1/tasks/{id}/submit', {
    params: { path: { id: task.id }, header: { 'If-Match': `"${task.version}"` } }, body: { words },
  }));
}

export function accept(api: Api, id: number, version: number) {
  return api.POST('/api/v1/tasks/{id}/accept', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: {} });
}

export async function seen(api: Api, id: number) {
  return given(await api.GET('/api/v1/tasks/{id}', { params: { path: { id } } }));
}
type Task = Awaited<ReturnType<typeof seen>>;

export async function proofOf(api: Api, id: number, n: number): Promise<string> {
  return given(await api.GET('/api/v1/tasks/{id}/evidence/{n}', { params: { path: { id, n } }, parseAs: 'text' })) as string;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes));
}

/** Never called: what the types must refuse. Where one of these passes, its line is a fault of the check. */
export async function refusedByTheTypes(api: Api, task: Task): Promise<void> {
  // @ts-expect-error a step names the version that was seen
  await api.POST('/api/v1/tasks/{id}/submit', { params: { path: { id: task.id } }, body: { words: '' } });
  // @ts-expect-error there is no such list
  await api.GET('/api/v1/tasks', { params: { query: { list: 'lost' } } });
  // @ts-expect-error there is no such address
  await api.GET('/api/v1/nothing');
  // @ts-expect-error a task has no such field
  void task.nothing;
}
