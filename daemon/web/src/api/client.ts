// The one place that talks to the server by fetch. Adds the CSRF token, reads problems, tells when the session is over.
import { noteReached, noteUnreached } from '../offline/line';
import { Problem, problemOf, unreached } from './problem';
import type { Me } from './types';

export const base = '/api/v1';

let csrf = '';
let csrfLost = false;
let onSignedOut: () => void = () => undefined;

/** The token of the session; every change carries it. */
export function keepCsrf(token: string): void {
  csrf = token;
  csrfLost = false;
}
/** The page was opened without the server: the first change asks it for the token. */
export function loseCsrf(): void {
  csrf = '';
  csrfLost = true;
}
export function csrfToken(): string {
  return csrf;
}

/** Called when the server says that nobody is signed in any more. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}
export function tellSignedOut(): void {
  onSignedOut();
}

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  query?: Record<string, string | number | null | undefined>;
  signal?: AbortSignal;
  /** A 401 is the answer to this very request (sign-in), not the end of the session. */
  anonymous?: boolean;
}

export function address(path: string, query: Request['query'] = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') words.set(name, String(value));
  const tail = words.toString();
  return base + path + (tail ? `?${tail}` : '');
}

/** Tells the line what an answer says of it: one that a proxy made is none. */
export function noteAnswer(problem: Problem | null): void {
  if (problem && unreached(problem)) noteUnreached();
  else noteReached();
}

/** What the server answered, as text. Rejects with Problem: its refusal, or `offline` where it was not reached. */
export async function callText(path: string, request: Request = {}): Promise<{ status: number; text: string }> {
  const method = request.method ?? 'GET';
  if (method !== 'GET' && csrfLost && !request.anonymous) keepCsrf((await call<Me>('/session')).csrf);
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers };
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (request.signal) init.signal = request.signal;
  if (request.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(request.body);
  }
  const response = await fetch(address(path, request.query), init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteUnreached();
    throw new Problem('offline', 0);
  });
  const text = await response.text().catch(() => '');
  const problem = response.ok ? null : problemOf(response.status, text);
  noteAnswer(problem);
  if (problem) {
    if (response.status === 401 && !request.anonymous) onSignedOut();
    throw problem;
  }
  return { status: response.status, text };
}

/** The same where the answer is JSON; `broken` where it is not the server's own. */
export async function call<T>(path: string, request: Request = {}): Promise<T> {
  const { status, text } = await callText(path, request);
  if (!text) return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Problem('broken', status);
  }
}

/** A random name of one request, for Idempotency-Key. Works on plain http too, where crypto.randomUUID does not. */
export function requestName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
