// The stream of changes, GET /api/v1/events: one for the page, while somebody looks at it. No React here.
import { address } from '../api/client';

/** What the server says; never what is in it. */
export type Heard =
  | { kind: 'task'; task: number; version: number; roadmap: number; own: boolean }
  | { kind: 'office' }
  | { kind: 'look' };

export interface Listener {
  heard: (news: Heard) => void;
  /** Whether changes come; said when it changes. */
  comes: (is: boolean) => void;
  /** The server refused the stream: the session may be over. */
  refused: () => void;
  /** How long ago what is shown began to be read, in milliseconds; for the first time alone. */
  age: () => number;
}

/** After a refusal; a connection that breaks is the browser's own to mend. */
const againAfter = [5_000, 15_000, 60_000];
/** Nobody has touched the page for so long: it rests, so that an open page alone keeps no session in use. */
const restAfter = 30 * 60_000;
const restLook = 60_000;
const touches = ['pointerdown', 'keydown', 'pointermove'] as const;

function taskOf(data: string): Heard | null {
  const told = JSON.parse(data) as Partial<Extract<Heard, { kind: 'task' }>>;
  const { task, version, roadmap, own } = told;
  if (task === undefined || version === undefined || roadmap === undefined) return null;
  return { kind: 'task', task, version, roadmap, own: own === true };
}

class Following {
  private source: EventSource | null = null;
  private again: number | undefined;
  private refusals = 0;
  private last = '';
  private touched = Date.now();
  private resting = false;
  private readonly look = window.setInterval(() => this.restIfLeft(), restLook);

  constructor(private readonly listener: Listener) {
    document.addEventListener('visibilitychange', this.turn);
    for (const one of touches) window.addEventListener(one, this.touch, { passive: true });
    this.open();
  }

  readonly stop = (): void => {
    document.removeEventListener('visibilitychange', this.turn);
    for (const one of touches) window.removeEventListener(one, this.touch);
    window.clearInterval(this.look);
    this.close();
  };

  private readonly turn = (): void => {
    if (document.visibilityState === 'hidden') this.close();
    else this.open();
  };

  private readonly touch = (): void => {
    this.touched = Date.now();
    if (!this.resting) return;
    this.resting = false;
    this.open();
  };

  private restIfLeft(): void {
    if (Date.now() - this.touched < restAfter) return;
    this.resting = true;
    this.close();
  }

  private close(): void {
    window.clearTimeout(this.again);
    this.source?.close();
    this.source = null;
  }

  private open(): void {
    if (this.source || this.resting || document.visibilityState === 'hidden') return;
    window.clearTimeout(this.again);
    const seen = this.last ? { after: this.last } : { age: Math.round(this.listener.age()) };
    const source = new EventSource(address('/events', seen));
    this.source = source;
    source.onopen = () => {
      this.refusals = 0;
      this.listener.comes(true);
    };
    source.onerror = () => {
      this.listener.comes(false);
      if (source.readyState === EventSource.CLOSED) this.comeAgain();
    };
    source.addEventListener('here', (event) => this.note(event));
    source.addEventListener('look', (event) => this.tell(event, { kind: 'look' }));
    source.addEventListener('office', (event) => this.tell(event, { kind: 'office' }));
    source.addEventListener('task', (event) => this.tell(event, taskOf(event.data as string)));
  }

  private comeAgain(): void {
    this.close();
    this.listener.refused();
    const wait = againAfter[Math.min(this.refusals, againAfter.length - 1)];
    this.refusals += 1;
    this.again = window.setTimeout(() => this.open(), wait);
  }

  private note(event: MessageEvent): void {
    if (event.lastEventId) this.last = event.lastEventId;
  }

  private tell(event: MessageEvent, news: Heard | null): void {
    this.note(event);
    if (news) this.listener.heard(news);
  }
}

/** Follows changes until what it gives back is called; not at all where the browser has no way to. */
export function followChanges(listener: Listener): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  return new Following(listener).stop;
}
