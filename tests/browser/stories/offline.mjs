import assert from 'node:assert/strict';

import { findings, scrollsSideways } from '../support/access.mjs';
import { layLine } from '../support/line.mjs';
import { openOwed, write } from '../support/report.mjs';

const phone = { width: 390, height: 844 };
const lost = /связи нет/;
const paper = { name: 'Приказ № 21.txt', mimeType: 'text/plain', buffer: Buffer.from('Приказ № 21\n') };

/** The page's files are at hand from here on. */
const workerRules = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve();
  else navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
})));

/** As browsers tell their pages; the page looks for the server by itself, too, so its button may be gone before it is pressed. */
const lineIsBack = (page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

/** What the device keeps, by places. */
const keptOf = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open('vekha');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const places = [...request.result.objectStoreNames];
    const found = {};
    const all = request.result.transaction(places);
    for (const place of places) all.objectStore(place).getAll().onsuccess = (event) => { found[place] = event.target.result; };
    all.oncomplete = () => {
      request.result.close();
      resolve(found);
    };
  };
}));

/** What this story is about; the screens themselves are looked at elsewhere. */
async function fitForAll(page, where) {
  for (const part of ['.offline-notes', '[data-card=waiting]'])
    if ((await page.locator(part).count()) > 0) assert.deepEqual(await findings(page, part), [], where);
  assert.equal(await scrollsSideways(page), false, where);
}

/** Without a line: what was seen is read, what is written waits, and nothing is handed in twice. */
async function readAndWrite(office, line, someone) {
  const { page } = someone;
  await someone.signIn('sosnina', office.program.password);
  await workerRules(page);
  const title = await openOwed(page);
  const address = page.url();
  await line.cut();

  await page.reload();
  await page.getByText(lost).waitFor();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await someone.picture('offline-task');
  await page.locator('[data-pick=files]').setInputFiles(paper);
  await page.locator('[data-paper]').waitFor();
  await write(page, 'Приказ издан.');
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();
  await page.locator('[data-card=waiting]').getByText('Приказ издан.').waitFor();
  await fitForAll(page, 'a report that waits');
  await someone.picture('offline-waiting');

  // Taken back the words are in their place again.
  await page.getByRole('button', { name: 'Забрать' }).click();
  await page.locator('[data-card=waiting]').waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel('Что сделано').inputValue(), 'Приказ издан.');
  await page.locator('[data-pick=files]').setInputFiles(paper);
  await page.locator('[data-paper]').waitFor();
  await write(page, 'Приказ издан.');
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();
  await page.locator('[data-card=waiting]').getByText('Приказ издан.').waitFor();

  // The browser is closed and opened again, still without a line.
  await page.goto('about:blank');
  await page.goto('/');
  await page.locator('[data-note=waiting]').getByText(title).waitFor();
  await fitForAll(page, 'the board without a line');
  await someone.picture('offline-board');
  return { title, address };
}

async function sendsItself(line, someone, { title, address }) {
  const { page } = someone;
  await line.mend();
  await lineIsBack(page);
  await page.getByText(`Отправлено: `).waitFor();
  await page.getByText(lost).waitFor({ state: 'detached' });
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  assert.equal(await page.locator('[data-report]').getByText('Приказ издан.').count(), 1);
  assert.equal(await page.locator('[data-evidence]').getByText(paper.name).count(), 1);
  assert.deepEqual((await keptOf(page)).handins, []);
}

/** The coordinator stops a task while its report waits: the person is asked, nothing is handed in over their head. */
async function movesOn(office, line, someone) {
  const { page } = someone;
  await page.goto('/');
  const title = await openOwed(page);
  const address = page.url();
  await line.cut();
  await write(page, 'Сделано без связи.');
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();
  await page.locator('[data-card=waiting]').waitFor();

  const coordinator = await office.browser.person();
  await coordinator.signIn('tihonova', office.program.password);
  await coordinator.page.goto(new URL(address).pathname);
  await coordinator.page.getByRole('button', { name: 'Приостановить' }).click();
  await coordinator.page.getByRole('dialog').getByRole('textbox').fill('Ремонт школы');
  await coordinator.page.getByRole('dialog').getByRole('button', { name: 'Приостановить' }).click();
  await coordinator.page.getByText('Причина: Ремонт школы').first().waitFor();

  await line.mend();
  await lineIsBack(page);
  await page.locator('[data-card=waiting]').getByText('сейчас его сдать нельзя').waitFor();
  await fitForAll(page, 'a task that moved on');
  await someone.picture('offline-moved');
  await coordinator.page.reload();
  await coordinator.page.getByRole('heading', { level: 1, name: title }).waitFor();
  assert.equal(await coordinator.page.getByText('Сделано без связи.').count(), 0);
  await coordinator.leave();
}

/** Nothing of a person's is left on the device, and the next one without a line finds nothing. */
async function leavesNothing(line, someone) {
  const { page } = someone;
  await page.getByRole('button', { name: /Учётная запись/ }).click();
  await page.getByRole('menuitem', { name: 'Выйти' }).click();
  await page.getByRole('button', { name: 'Выйти и удалить' }).click();
  await page.getByLabel('Логин').waitFor();
  assert.deepEqual(Object.values(await keptOf(page)).flat(), []);
  await line.cut();
  await page.goto('/');
  await page.getByText('Нет связи с сервером').waitFor();
}

export async function offlineStory(office) {
  const line = await layLine(office.program.address);
  const someone = await office.browser.person(phone, 'light', line.address);
  const { page } = someone;
  const manifest = await page.request.get('/manifest.webmanifest');
  assert.equal(manifest.headers()['content-type'], 'application/manifest+json');
  for (const icon of (await manifest.json()).icons) assert.equal((await page.request.get(icon.src)).status(), 200, icon.src);

  const handedIn = await readAndWrite(office, line, someone);
  await sendsItself(line, someone, handedIn);
  await movesOn(office, line, someone);
  await leavesNothing(line, someone);
  await someone.leave();
}
