// When a page has what it asked for. The browser's own "network idle" never comes while the stream of changes is open.

const quietFor = 500;
const patience = 15_000;

/** Follows what the page asks for; gives back how to wait until nothing has been asked or answered for a moment. */
export function followRequests(page) {
  const open = new Set();
  let waiting = [];
  let timer;
  const turn = () => {
    clearTimeout(timer);
    if (open.size > 0 || waiting.length === 0) return;
    timer = setTimeout(() => {
      for (const { resolve } of waiting) resolve();
      waiting = [];
    }, quietFor);
  };
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return;
    // What the page before still asked for is told of no more.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) open.clear();
    open.add(request);
    turn();
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => {
    open.delete(request);
    turn();
  });
  return () => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`still asked for: ${[...open].map((one) => one.url()).join(' ')}`)), patience);
    waiting.push({ resolve: () => { clearTimeout(late); resolve(); } });
    turn();
  });
}
