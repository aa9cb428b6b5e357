// Chromium, and what the stories do with a page of it.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { followRequests } from './quiet.mjs';

// The package is installed for the page, by its lock file.
const require = createRequire(fileURLToPath(new URL('../../../daemon/web/package.json', import.meta.url)));
const { chromium } = require('playwright-core');

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const patience = 15_000;
const pictures = process.env.VEKHA_PICTURES;

function programPath() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));
  if (!found) throw new Error('no Chromium: apt-get install chromium, or name it in CHROMIUM');
  return found;
}

/** A person at a browser of their own: cookies, language and size are theirs. `faults` gathers what the page complained of. */
async function person(browser, address, size, colorScheme, touch) {
  const context = await browser.newContext({ viewport: size, colorScheme, hasTouch: touch, isMobile: touch, locale: 'ru-RU', timezoneId: 'Europe/Moscow', baseURL: address });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const settled = followRequests(page);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // A refusal that a story provokes is logged by the browser itself; everything else is the page's fault.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text());
  });
  return {
    page,
    go: (path) => page.goto(path),
    /** Once all that the page asks the server for is there. */
    settled,
    /** A picture, where pictures are wanted: of the whole page, or only of what is seen (`part`, or a dialog covers it). */
    async picture(name, part = false) {
      if (!pictures) return;
      const covered = part || (await page.getByRole('dialog').count()) > 0;
      // The head of the page keeps to what is seen: from the middle it would lie across the picture.
      if (!covered) await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: !covered, animations: 'disabled' });
    },
    async signIn(login, password) {
      await page.goto('/');
      await page.getByLabel('Логин').fill(login);
      await page.getByLabel('Пароль', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Войти' }).click();
      await page.getByRole('button', { name: /Учётная запись/ }).waitFor();
    },
    leave: async () => {
      assert.deepEqual(faults, [], 'the page complained');
      await context.close();
    },
  };
}

export async function openBrowser(address) {
  if (pictures) mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({ executablePath: programPath(), headless: true, args: quiet });
  return {
    /** `at`: the address they come by, where it is not the program's own; `touch`: at a phone, with a finger. */
    person: (size = { width: 1280, height: 900 }, colorScheme = 'light', at = address, touch = false) =>
      person(browser, at, size, colorScheme, touch),
    close: () => browser.close(),
  };
}
