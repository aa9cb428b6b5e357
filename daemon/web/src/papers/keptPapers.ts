// Files that a person chose and that have not arrived yet, kept by the browser so that a reload, a closed tab or a flat battery
// does not lose them. Bounded in number, bytes and days; gone once they arrive, are taken back, or the person signs out.
import type { UploadDetails } from '../api/upload';

export interface KeptPaper {
  key: string;
  person: number;
  task: number;
  name: string;
  details: UploadDetails;
  file: Blob;
  /** When it was chosen, in milliseconds. */
  at: number;
}

export const keptBytesMost = 64 * 1024 * 1024;
export const keptPapersMost = 20;
const keptMilliseconds = 3 * 24 * 60 * 60 * 1000;
const databaseName = 'vekha-papers';
const storeName = 'papers';

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' });
  return asked(request);
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await opened();
  try {
    return await work(database.transaction(storeName, mode).objectStore(storeName));
  } finally {
    database.close();
  }
}

/** What may stay beside a file of `bytes` more: nothing where it does not fit. */
export function fits(kept: readonly Pick<KeptPaper, 'file'>[], bytes: number): boolean {
  const all = kept.reduce((sum, one) => sum + one.file.size, bytes);
  return kept.length < keptPapersMost && all <= keptBytesMost;
}

/** Resolves to whether the browser keeps it: not where storage is forbidden or the bounds are reached. */
export async function keepPaper(paper: KeptPaper): Promise<boolean> {
  try {
    return await within('readwrite', async (store) => {
      const kept = await asked(store.getAll() as IDBRequest<KeptPaper[]>);
      if (!fits(kept.filter((one) => one.key !== paper.key), paper.file.size)) return false;
      await asked(store.put(paper));
      return true;
    });
  } catch {
    return false;
  }
}

export async function forgetPaper(key: string): Promise<void> {
  try {
    await within('readwrite', (store) => asked(store.delete(key)));
  } catch {
    // Nothing was kept.
  }
}

/** Of this person for this task, the oldest first. What is too old is forgotten on the way, whoever's it is. */
export async function keptPapersOf(person: number, task: number): Promise<KeptPaper[]> {
  try {
    return await within('readwrite', async (store) => {
      const kept = await asked(store.getAll() as IDBRequest<KeptPaper[]>);
      const eldest = Date.now() - keptMilliseconds;
      for (const one of kept) if (one.at < eldest) store.delete(one.key);
      return kept.filter((one) => one.person === person && one.task === task && one.at >= eldest).sort((a, b) => a.at - b.at);
    });
  } catch {
    return [];
  }
}

/** Everything, at sign-out: the next person at this computer finds nothing. */
export async function forgetAllPapers(): Promise<void> {
  try {
    await within('readwrite', (store) => asked(store.clear()));
  } catch {
    // Nothing was kept.
  }
}
