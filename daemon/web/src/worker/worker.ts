// The service worker: the page's own files at hand without the server. It keeps nothing that the API says; what a person may
// read offline the page keeps itself (src/offline/kept.ts). Shares no module with the page: it is one file, /sw.js.
import { type Build, cacheOf, nobodyThere, sparedOf, wayOf } from './ways';

/** The little of a worker's world that is used; the library of types for workers does not go with that for pages. */
interface Lasting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Lasting {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface WorkerScope {
  location: { origin: string };
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  fetch: typeof fetch;
  addEventListener: <E extends Event>(name: string, hear: (event: E) => void) => void;
}
const scope = self as unknown as WorkerScope;

// The build puts its own list in place of this word.
const build = JSON.parse('__VEKHA_BUILD__') as Build;
const index = '/index.html';
const patienceMilliseconds = 4_000;

async function install(): Promise<void> {
  const cache = await caches.open(cacheOf(build.version));
  await cache.addAll(build.files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'no-cache' })));
  const kept = await (await cache.match(index))?.text();
  // While servers are being renewed one may give this worker and another an older page: tried again later.
  if (!kept?.includes(build.entry)) throw new Error('index.html is of another build');
}

async function takeOver(): Promise<void> {
  for (const name of sparedOf(await caches.keys(), build.version)) await caches.delete(name);
  await scope.clients.claim();
}

const timeUp = (): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), patienceMilliseconds));

/** The server's page where it answers in time, else the one at hand. */
async function screen(request: Request): Promise<Response> {
  const asked = scope.fetch(request);
  const kept = () => caches.match(index, { cacheName: cacheOf(build.version) });
  const first = await Promise.race([asked.catch(() => null), timeUp()]);
  if (first && !nobodyThere(first.status)) return first;
  return (await kept()) ?? asked;
}

/** Names of built files change with their bytes: what is at hand is right. What was not fetched beforehand is kept once it is. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await scope.fetch(request);
  if (answer.ok && new URL(request.url).pathname.startsWith('/assets/')) {
    const cache = await caches.open(cacheOf(build.version));
    await cache.put(request, answer.clone()).catch(() => undefined); // No room: it is fetched again.
  }
  return answer;
}

scope.addEventListener<Lasting>('install', (event) => event.waitUntil(install()));
scope.addEventListener<Lasting>('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener<MessageEvent>('message', (event) => {
  if (event.data === 'take over') void scope.skipWaiting();
});
scope.addEventListener<Fetching>('fetch', (event) => {
  const way = wayOf(event.request, scope.location.origin, build);
  if (way === 'screen') event.respondWith(screen(event.request));
  if (way === 'file') event.respondWith(file(event.request));
});
