import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { makeTask, owner } from '../testing/samples';
import { openOffice, serverOf } from '../testing/office';
import { takeAll } from './database';
import { type Sent, sendWaiting } from './sender';
import {
  endWaiting, forgetWaiting, letPaperWait, letReportWait, most, sendAnyway, takePaperBack, waiting, waitingOf,
} from './waiting';

const task = makeTask({ steps: ['attach', 'submit'] });
const report = { words: 'Приказ издан' };
const paper = (name = 'Приказ.txt', text = 'Приказ № 17') => new File([text], name);

async function send(): Promise<Sent[]> {
  const told: Sent[] = [];
  await sendWaiting(owner, (sent) => told.push(sent));
  return told;
}

beforeEach(() => waitingOf(owner.person.id));
afterEach(async () => {
  await forgetWaiting();
  vi.unstubAllGlobals();
});

it('papers go first, each at the version the last one left, the report last', async () => {
  const server = serverOf(task);
  const office = openOffice(server.answer);
  await letPaperWait(owner, task, paper(), { requirement: 1 });
  await letReportWait(owner, task, 'submit', report, 'name-1');
  expect(await send()).toMatchObject([{ task: { state: 'submitted' } }]);
  expect(office.asked.filter((one) => one.method === 'POST').map((one) => [one.path.split('?')[0], one.headers['If-Match']])).toEqual([
    ['/api/v1/tasks/5/evidence', '"7"'], ['/api/v1/tasks/5/submit', '"8"'],
  ]);
  expect(server.task().evidence).toMatchObject([{ title: 'Приказ.txt', requirement: 1 }]);
  expect(waiting()).toEqual([]);
  expect(await takeAll('papers')).toEqual([]);
});

it('without the server all of it waits, and nothing is lost of it', async () => {
  const office = openOffice(serverOf(task).answer);
  await letPaperWait(owner, task, paper(), {});
  await letReportWait(owner, task, 'submit', report, 'name-1');
  office.cut = true;
  expect(await send()).toEqual([]);
  expect(waiting()).toMatchObject([{ state: 'waiting', papers: [{ name: 'Приказ.txt' }], report }]);
});

it('an answer that was lost makes neither a paper nor the report be handed in twice', async () => {
  const server = serverOf(task);
  const office = openOffice(server.answer);
  await letPaperWait(owner, task, paper(), {});
  await letReportWait(owner, task, 'submit', report, 'name-1');
  office.deaf = true;
  expect(await send()).toEqual([]); // The paper arrived, unheard.
  expect(server.task().evidence).toHaveLength(1);
  expect(await send()).toEqual([]); // Now the report did.
  expect(server.task().submissions).toHaveLength(1);
  expect(waiting()).toHaveLength(1);
  office.deaf = false;
  expect(await send()).toMatchObject([{ task: { state: 'submitted' } }]);
  expect(server.task()).toMatchObject({ evidence: [{ number: 1 }], submissions: [{ number: 1 }] });
  expect(waiting()).toEqual([]);
});

it('a report that arrived is known even when the server has forgotten its key', async () => {
  const server = serverOf(task);
  const office = openOffice(server.answer);
  await letReportWait(owner, task, 'submit', report, 'name-1');
  office.deaf = true;
  await send();
  office.deaf = false;
  server.forgetKeys();
  expect(await send()).toMatchObject([{ task: { state: 'submitted' } }]);
  expect(server.task().submissions).toHaveLength(1);
});

it('a reminder that went out meanwhile changes nothing for the person', async () => {
  const server = serverOf(task);
  openOffice(server.answer);
  await letReportWait(owner, task, 'submit', report, 'name-1');
  server.change({ notices: [] });
  expect(await send()).toMatchObject([{ task: { state: 'submitted' } }]);
});

it('a task that moved on is not handed in over the head of its person', async () => {
  const server = serverOf(task);
  openOffice(server.answer);
  await letReportWait(owner, task, 'submit', report, 'name-1');
  server.change({ due: '2026-04-01' });
  expect(await send()).toMatchObject([{ stopped: 'moved' }]);
  expect(server.task().submissions).toEqual([]);
  expect(await send()).toEqual([]); // Not tried again by itself.
  const [moved] = waiting();
  if (!moved) throw new Error('it waits');
  await sendAnyway(moved, server.task());
  expect(await send()).toMatchObject([{ task: { state: 'submitted' } }]);
  expect(server.task().submissions).toMatchObject([{ words: 'Приказ издан' }]);
});

it('what the server refuses is shown with its words', async () => {
  openOffice((asked) => (asked.method === 'GET' ? [200, task] : [409, { code: 'requirement_open', status: 409, detail: 'Нет показателя.', where: '', mend: '' }]));
  await letReportWait(owner, task, 'submit', report, 'name-1');
  expect(await send()).toMatchObject([{ stopped: 'refused' }]);
  expect(waiting()).toMatchObject([{ state: 'refused', problem: { code: 'requirement_open', detail: 'Нет показателя.' } }]);
});

it('a busy server or an ended session is waited for', async () => {
  for (const status of [401, 429, 503]) {
    openOffice((asked) => (asked.method === 'GET' ? [200, task] : [status, { code: 'unavailable', status, detail: '', where: '', mend: '' }]));
    await letReportWait(owner, task, 'submit', report, 'name-1');
    expect(await send()).toEqual([]);
    expect(waiting(), String(status)).toMatchObject([{ state: 'waiting' }]);
  }
});

it('what is taken back is not sent', async () => {
  const office = openOffice(serverOf(task).answer);
  await letPaperWait(owner, task, paper(), {});
  await letPaperWait(owner, task, paper('Ещё.txt'), {});
  const [first] = waiting();
  if (!first?.papers[0]) throw new Error('it waits');
  await takePaperBack(first, first.papers[0].key);
  expect(waiting()).toMatchObject([{ papers: [{ name: 'Ещё.txt' }] }]);
  const [rest] = waiting();
  if (rest) await endWaiting(rest);
  expect(await send()).toEqual([]);
  expect(office.asked).toEqual([]);
  expect(await takeAll('papers')).toEqual([]);
});

it('the device holds no more than it says', async () => {
  const large = { name: 'a.bin', size: most.bytes + 1 } as File;
  expect(await letPaperWait(owner, task, large, {})).toBe('too_much');
  for (let n = 0; n < most.papers; n += 1) expect(await letPaperWait(owner, task, paper(`${n}.txt`), {})).toBeNull();
  expect(await letPaperWait(owner, task, paper(), {})).toBe('too_much');
  expect(waiting()[0]?.papers).toHaveLength(most.papers);
});

it('outlives the tab, waits through a session that ended, and is gone when somebody else signs in', async () => {
  await letPaperWait(owner, task, paper(), {});
  await letReportWait(owner, task, 'submit', report, 'name-1');
  await waitingOf(null);
  expect(waiting()).toEqual([]); // Shown to nobody.
  await waitingOf(owner.person.id);
  expect(waiting()).toMatchObject([{ report, name: 'name-1' }]);
  await waitingOf(77);
  expect(waiting()).toEqual([]);
  expect([...(await takeAll('handins')), ...(await takeAll('papers'))]).toEqual([]);
});

it('a link to one task hands in that task alone', async () => {
  const office = openOffice(serverOf(task).answer);
  await letReportWait(owner, task, 'submit', report, 'name-1');
  const told: Sent[] = [];
  await sendWaiting({ ...owner, only_task: 6 }, (sent) => told.push(sent));
  expect([told, office.asked]).toEqual([[], []]);
});

