// Whether somebody is in the midst of something that a change of what is shown would pull from under them.

const places = ['#content', '[role=dialog]'];
const touched = new WeakSet<EventTarget>();

// Fields that the page fills by itself (filters, days) count only once somebody has typed in them.
if (typeof window !== 'undefined')
  window.addEventListener('input', (event) => event.target && touched.add(event.target), { capture: true, passive: true });

type Field = HTMLInputElement | HTMLTextAreaElement;

const worded = (field: Field): boolean => field.value.trim() !== '' && field.getAttribute('aria-hidden') !== 'true';

/** A dialog is open, or there are words in a field that are handed in nowhere yet. */
export function writing(): boolean {
  if (document.querySelector('[role=dialog]')) return true;
  const fields = (kind: string) => [...document.querySelectorAll<Field>(places.map((place) => `${place} ${kind}`).join(','))];
  return fields('textarea').some(worded) || fields('input:not([type=checkbox], [type=radio], [type=file])').some((one) => touched.has(one) && worded(one));
}
