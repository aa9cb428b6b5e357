// icons.mjs: draws the PNG icons of the web app manifest from the SVG ones, by Chromium. Run after those have changed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const icons = fileURLToPath(new URL('../public/icons/', import.meta.url));
const drawn = [
  ['vekha', 'vekha-192', 192], ['vekha', 'vekha-512', 512],
  ['maskable', 'maskable-192', 192], ['maskable', 'maskable-512', 512], ['maskable', 'apple-180', 180],
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [from, to, size] of drawn) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(`${icons}${from}.svg`, 'utf8').replace('<svg ', `<svg width="${size}" height="${size}" `);
  await page.setContent(`<style>html,body{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: `${icons}${to}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
