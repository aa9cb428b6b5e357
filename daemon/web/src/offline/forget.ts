import { forgetDrafts } from '../task/useDraft';
import { forgetKept } from './kept';
import { forgetWaiting } from './waiting';

/** Leaves nothing on this device of whoever signs out: what they read, what waits, what they typed. */
export async function forgetEverything(): Promise<void> {
  forgetDrafts();
  await Promise.all([forgetKept(), forgetWaiting()]);
}
