// Every screen in both themes and on a phone: axe finds nothing, nothing scrolls sideways, each has one heading of the
// first level. The pictures are for eyes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { findings, scrollsSideways } from './support/access.mjs';
import { openBrowser } from './support/browser.mjs';
import { startProgram } from './support/program.mjs';
import { screens } from './support/screens.mjs';

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
/** A desktop of 1280 pixels at 400 %, which WCAG 1.4.10 asks for. */
const narrowest = { width: 320, height: 640 };
const looks = [
  { name: 'light', size: desktop, scheme: 'light' },
  { name: 'dark', size: desktop, scheme: 'dark' },
  { name: 'phone', size: phone, scheme: 'light' },
  { name: 'phone-dark', size: phone, scheme: 'dark' },
];

const office = {};
before(async () => {
  office.program = await startProgram();
  office.browser = await openBrowser(office.program.address);
});
after(async () => {
  await office.browser?.close();
  await office.program?.stop();
});

/** The screen once all that it asks the server for is there. */
async function open(somebody, { path, there }) {
  await somebody.go(path);
  await somebody.page.getByRole('heading', { level: 1 }).first().waitFor();
  if (there) await somebody.page.getByText(there).first().waitFor();
  await somebody.settled();
  await somebody.page.getByRole('status').filter({ hasText: 'Загрузка' }).waitFor({ state: 'detached' });
}

async function lookAt({ screen, somebody, name }) {
  await open(somebody, screen);
  const found = (await findings(somebody.page)).map((line) => `${screen.name}, ${name}: ${line}`);
  if (await scrollsSideways(somebody.page)) found.push(`${screen.name}, ${name}: the page scrolls sideways`);
  const headings = await somebody.page.getByRole('heading', { level: 1 }).count();
  if (headings !== 1) found.push(`${screen.name}, ${name}: ${headings} headings of the first level`);
  await somebody.picture(`${screen.name}-${name}`);
  return found;
}

test('every address of the router is looked at', () => {
  const router = readFileSync(new URL('../../daemon/web/src/app/router.tsx', import.meta.url), 'utf8');
  const routes = [...router.matchAll(/path: '([^']+)'/g)].map(([, path]) => path);
  assert.ok(routes.length > 10, 'the router is read');
  const known = new Set(screens.map(({ route }) => route));
  assert.deepEqual(routes.filter((route) => !known.has(route)), [], 'without a line in support/screens.mjs');
});

for (const { name, size, scheme } of looks)
  test(`every screen can be used by everybody: ${name}`, async () => {
    const found = [];
    for (const who of [...new Set(screens.map((screen) => screen.who))]) {
      const somebody = await office.browser.person(size, scheme);
      if (who !== 'nobody') await somebody.signIn(who, office.program.password);
      for (const screen of screens.filter((one) => one.who === who)) found.push(...(await lookAt({ screen, somebody, name })));
      await somebody.leave();
    }
    assert.deepEqual(found, []);
  });

test('at four times the size nothing is cut off sideways', async () => {
  const found = [];
  for (const who of ['tihonova', 'sizov']) {
    const somebody = await office.browser.person(narrowest);
    await somebody.signIn(who, office.program.password);
    for (const screen of screens.filter((one) => one.who === who)) {
      await open(somebody, screen);
      if (await scrollsSideways(somebody.page)) found.push(screen.name);
    }
    await somebody.leave();
  }
  assert.deepEqual(found, []);
});
