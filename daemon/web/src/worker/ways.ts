// What the worker does about a request; no browser here.

/** What the build says of itself; see offlineWorker() in vite.config.ts. */
export interface Build {
  /** Changes with every file of the page. */
  version: string;
  /** The script that index.html of this build starts with. */
  entry: string;
  /** What is fetched beforehand: all that a screen may need but the largest files. */
  files: string[];
}

export interface Asked {
  method: string;
  mode: string;
  url: string;
}

/** `screen`: an address of the page itself. `file`: a file of some build. Anything else is none of the worker's business. */
export type Way = 'screen' | 'file' | null;

/** Addresses that the server answers itself, and what it says there is kept nowhere: the API, one-time links. */
const servers = /^\/(api|up)\//;

export function wayOf(asked: Asked, origin: string, build: Build): Way {
  const url = new URL(asked.url);
  if (asked.method !== 'GET' || url.origin !== origin || servers.test(url.pathname)) return null;
  if (asked.mode === 'navigate') return url.pathname.slice(url.pathname.lastIndexOf('/') + 1).includes('.') ? null : 'screen';
  return url.pathname.startsWith('/assets/') || build.files.includes(url.pathname) ? 'file' : null;
}

/** A proxy says that nobody is behind it: as good as no line. */
export const nobodyThere = (status: number): boolean => status >= 502 && status <= 504;

const prefix = 'vekha-page-';
export const cacheOf = (version: string): string => prefix + version;

/** Caches that may go when this build takes over. The one before stays: tabs that were opened with it go on with its files. */
export function sparedOf(names: string[], version: string): string[] {
  return names.filter((name) => name.startsWith(prefix) && name !== cacheOf(version)).slice(0, -1);
}
