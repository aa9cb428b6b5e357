// The page's side of the service worker: it is registered here, and a new version of the page is told of here.
import { useSyncExternalStore } from 'react';

/** How often a page that stays open asks whether there is a new one. */
const askMilliseconds = 3_600_000;

let next: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker): void {
  next = worker;
  for (const listener of [...listeners]) listener();
}

function watch(registration: ServiceWorkerRegistration): void {
  // The first worker of all replaces nothing: there is no old page to speak of.
  const tellOf = (worker: ServiceWorker | null) => {
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) found(worker);
  };
  tellOf(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => tellOf(worker));
  });
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < askMilliseconds) return;
    asked = Date.now();
    void registration.update().catch(() => undefined);
  });
}

/** Only over https or on the machine itself: browsers give no service worker elsewhere. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const start = () => void navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' }).then(watch, () => undefined);
  // After the first screen: what is fetched for later must not slow it down.
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}

/** Lets the new version take over and shows it. Other tabs go on with theirs, whose files stay at hand. */
export function update(): void {
  if (!next) return window.location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  next.postMessage('take over');
}

/** Whether a new version of the page waits to be shown. */
export const useFresh = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => next !== null);
