// The browser's own database, as little of it as the page needs. Everything rejects where the browser keeps nothing
// (a private window, storage forbidden or full): who calls decides whether that matters.

const name = 'vekha';
const layout = 1;
export type Place = 'kept' | 'handins' | 'papers';
const places: Place[] = ['kept', 'handins', 'papers'];

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, layout);
    request.onupgradeneeded = () => {
      for (const place of places)
        if (!request.result.objectStoreNames.contains(place)) request.result.createObjectStore(place, { keyPath: 'key' });
    };
    request.onsuccess = () => {
      // Another tab of a newer page asks for another layout: it must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('no database'));
    request.onblocked = () => reject(new Error('the database is held by another tab'));
  });
}

async function database(): Promise<IDBDatabase> {
  if (typeof indexedDB === 'undefined') throw new Error('no database in this browser');
  opened ??= open();
  try {
    return await opened;
  } catch (error) {
    opened = null;
    throw error;
  }
}

/** One transaction over one place; resolves to what `work` asked for once everything is stored. */
async function within<T>(place: Place, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const held = await database();
  return new Promise((resolve, reject) => {
    const transaction = held.transaction(place, mode);
    const request = work(transaction.objectStore(place));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
    transaction.onerror = () => reject(transaction.error ?? request.error ?? new Error('not stored'));
  });
}

export interface Row {
  key: string;
}

export const take = <T extends Row>(place: Place, key: string): Promise<T | undefined> =>
  within<T | undefined>(place, 'readonly', (store) => store.get(key) as IDBRequest<T | undefined>);
export const takeAll = <T extends Row>(place: Place): Promise<T[]> =>
  within<T[]>(place, 'readonly', (store) => store.getAll() as IDBRequest<T[]>);
export const put = async (place: Place, row: Row): Promise<void> => {
  await within(place, 'readwrite', (store) => store.put(row));
};
export const remove = async (place: Place, key: string): Promise<void> => {
  await within<undefined>(place, 'readwrite', (store) => store.delete(key));
};
export const empty = async (place: Place): Promise<void> => {
  await within<undefined>(place, 'readwrite', (store) => store.clear());
};
