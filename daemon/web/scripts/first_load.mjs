// first_load.mjs [FOLDER]: holds the compressed script of the first load of the built page to its budget.
// Counted are the script that index.html names and all that it imports at once, as the server sends them (gzip, level 9).
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2] ?? 'dist';
const mostBytes = 250 * 1024;

const entry = /<script[^>]+src="\/([^"]+\.js)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1];
if (!entry) throw new Error(`${folder}/index.html names no script`);

/** Static imports of a built file: `import{…}from"./x.js"` and `import"./x.js"`; not import(…). */
function importedBy(name, code) {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+\.js)"/g)].map(([, path]) => posix.join(posix.dirname(name), path));
}

const sizes = new Map();
const waiting = [entry];
for (let name = waiting.pop(); name; name = waiting.pop()) {
  if (sizes.has(name)) continue;
  const code = readFileSync(join(folder, name), 'utf8');
  sizes.set(name, gzipSync(code, { level: 9 }).length);
  waiting.push(...importedBy(name, code));
}

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
console.log(`first load: ${kib(all)} of ${kib(mostBytes)} of compressed script in ${sizes.size} files`);
if (all > mostBytes) {
  for (const [name, size] of sizes) console.error(`  ${name}: ${kib(size)}`);
  console.error('Load what few people need when it is asked for: lazyRouteComponent in src/app/router.tsx.');
  process.exit(1);
}
