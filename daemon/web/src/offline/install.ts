// The page as a program of the device, where the browser offers that. Asked for by a person in a menu; never pressed on anybody.
import { useSyncExternalStore } from 'react';

interface InstallOffer extends Event {
  prompt: () => Promise<unknown>;
}

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function become(next: InstallOffer | null): void {
  offer = next;
  for (const listener of [...listeners]) listener();
}

/** Listens for the browser's offer, which comes once and early. */
export function awaitInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    become(event as InstallOffer);
  });
  window.addEventListener('appinstalled', () => become(null));
}

/** An iPhone or iPad that shows the page in its browser: only words help there. */
function byHand(): boolean {
  const { platform, maxTouchPoints, userAgent } = navigator;
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (platform === 'MacIntel' && maxTouchPoints > 1);
  return apple && !window.matchMedia('(display-mode: standalone)').matches;
}

/** How the page can be installed here; null: it cannot, or it is. */
export function useInstall(): 'offer' | 'by hand' | null {
  const offered = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => offer !== null);
  return offered ? 'offer' : byHand() ? 'by hand' : null;
}

/** Shows the browser's own question. It may be asked once an offer. */
export async function install(): Promise<void> {
  const now = offer;
  become(null);
  await now?.prompt();
}
