// What axe-core finds on a page, and what it can't: sideways scroll, headings.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(fileURLToPath(new URL('../../../daemon/web/package.json', import.meta.url)));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** Each finding as a line: the rule, how grave it is, where, and what axe says of it. `within`: a selector, where a part of the page is meant. */
export async function findings(page, within = 'html') {
  // By the debugger, not as a script of the page: its content policy stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(([part, runOnly]) => globalThis.axe.run(part === 'html' ? document : { include: [part] }, { runOnly }), [within, rules]);
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).map((line) => line.trim()).join('; ')}`));
}

/** Whether the page as a whole scrolls sideways. */
export const scrollsSideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
