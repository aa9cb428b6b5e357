// Signing out without the server: the device forgets at once, the session is ended as soon as the server is reached.
import { call, keepCsrf } from '../api/client';

const mark = 'vekha.leaving';

/** The session is to be ended when the server is reached again. */
export function promiseToLeave(): void {
  try {
    localStorage.setItem(mark, '1');
  } catch {
    // Storage may be forbidden; the session then ends by itself, within hours.
  }
}

/** Somebody signed in anew: that session stays. */
export function stayAfterAll(): void {
  try {
    localStorage.removeItem(mark);
  } catch {
    // As above.
  }
}

/** Ends the session that was promised to end; whether there was one. */
export async function endPromisedSession(): Promise<boolean> {
  try {
    if (localStorage.getItem(mark) === null) return false;
  } catch {
    return false;
  }
  await call('/session', { method: 'DELETE', anonymous: true });
  stayAfterAll();
  keepCsrf('');
  return true;
}
