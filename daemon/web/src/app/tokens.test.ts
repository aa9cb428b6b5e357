// Colours stand in one place: tokens.css by what they mean, theme.ts for what Mantine calls by name.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

const source = join(__dirname, '..');
const allowed = ['app/tokens.css', 'app/theme.ts', 'common/icons.tsx', 'api/openapi.d.ts'];

function filesBelow(folder: string, way = ''): string[] {
  return readdirSync(join(folder, way), { withFileTypes: true }).flatMap((entry) => {
    const at = way ? `${way}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, at) : [at];
  });
}

const colour = /#[0-9a-f]{3,8}\b(?!')|\brgba?\(|--mantine-color-(?!body|text|dimmed|anchor|red-text|primary|[a-z]+-light)[a-z]+-\d|['"](?:pine|gray|red|orange|yellow|blue|violet|dark)\.\d['"]/i;

it('no file but the tokens and the theme names a colour', () => {
  const found = filesBelow(source)
    .filter((file) => /\.(css|tsx?)$/.test(file) && !/\.test\./.test(file) && !allowed.includes(file))
    .flatMap((file) => readFileSync(join(source, file), 'utf8').split('\n')
      .map((line, at) => ({ line, place: `${file}:${at + 1}` }))
      .filter(({ line }) => colour.test(line)));
  expect(found).toEqual([]);
});

it('each token has a value in both themes', () => {
  const css = readFileSync(join(source, 'app/tokens.css'), 'utf8');
  const names = (scheme: string) =>
    [...(css.split(`[data-mantine-color-scheme='${scheme}'] {`)[1]?.split('}')[0] ?? '').matchAll(/(--vekha-[a-z-]+):/g)].map((one) => one[1]);
  expect(names('dark')).toEqual(names('light'));
  const used = filesBelow(source).filter((file) => /\.(css|tsx)$/.test(file))
    .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/var\((--vekha-[a-z-]+)\)/g)].map((one) => one[1]));
  const known = [...css.matchAll(/(--vekha-[a-z-]+):/g)].map((one) => one[1]);
  expect([...new Set(used)].filter((name) => !known.includes(name))).toEqual([]);
});
