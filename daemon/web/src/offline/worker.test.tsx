import { render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A worker that is installed and waits; it says by which script its build begins. */
function waitingWorker(entry: string) {
  const heard: unknown[] = [];
  const postMessage = (words: unknown, ports: MessagePort[] = []) => {
    heard.push(words);
    if (words === 'which') ports[0]?.postMessage(entry);
  };
  return { heard, worker: { state: 'installed', postMessage, addEventListener: vi.fn() } };
}

/** The page with this worker behind it, as a browser that has been here before opens it. */
async function openWith(worker: object) {
  const registration = { waiting: worker, installing: null, addEventListener: vi.fn(), update: vi.fn() };
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { controller: {}, register: () => Promise.resolve(registration), addEventListener: vi.fn() },
  });
  const { startWorker, useFresh } = await import('./worker');
  const Told = () => <p>{useFresh() ? 'fresh' : 'as it is'}</p>;
  startWorker();
  render(<Told />);
}

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('PROD', true);
  const script = document.createElement('script');
  script.src = '/assets/index-now.js';
  script.type = 'text/plain';
  document.body.append(script);
});
afterEach(() => {
  vi.unstubAllEnvs();
  document.querySelectorAll('script').forEach((one) => one.remove());
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

it('a new version of the page is told, and takes over only when a person says so', async () => {
  const { heard, worker } = waitingWorker('/assets/index-next.js');
  await openWith(worker);
  expect(await screen.findByText('fresh')).toBeTruthy();
  expect(heard).toEqual(['which']);
});

it('a page that came from the server is of that version already: nothing is told', async () => {
  const { heard, worker } = waitingWorker('/assets/index-now.js');
  await openWith(worker);
  await waitFor(() => expect(heard).toEqual(['which', 'take over']));
  expect(screen.getByText('as it is')).toBeTruthy();
});
