// guide.mjs PICTURES: puts the pictures that the guide shows (daemon/web/src/guide/text.ts) from those that the stories took
// into daemon/web/public/guide, small enough for a phone. Run it after a change of the page that the guide shows.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openBrowser } from './support/browser.mjs';

const [taken] = process.argv.slice(2);
if (!taken) throw new Error('guide.mjs PICTURES');
const page = (path) => fileURLToPath(new URL(`../../daemon/web/${path}`, import.meta.url));
const widest = 900;
const tallest = 1100;

const names = [...readFileSync(page('src/guide/text.ts'), 'utf8').matchAll(/picture: '([a-z-]+)'/g)].map(([, name]) => name);
mkdirSync(page('public/guide'), { recursive: true });
const browser = await openBrowser('http://127.0.0.1/');
for (const name of names) {
  const someone = await browser.person({ width: widest, height: tallest });
  const bytes = readFileSync(join(taken, `${name}.png`)).toString('base64');
  await someone.page.setContent(`<body style="margin:0"><img style="display:block;width:${widest}px" src="data:image/png;base64,${bytes}"></body>`);
  const image = someone.page.locator('img');
  await image.evaluate((one) => one.decode());
  const height = Math.min(tallest, (await image.boundingBox()).height);
  await someone.page.screenshot({ path: join(page('public/guide'), `${name}.jpg`), type: 'jpeg', quality: 72, clip: { x: 0, y: 0, width: widest, height } });
  await someone.leave();
}
await browser.close();
