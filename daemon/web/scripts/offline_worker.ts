// A plugin of Vite's that tells the service worker what the build consists of.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { Plugin } from 'vite';

import type { Build } from '../src/worker/ways';

/** A larger file is kept once a screen has asked for it; fetching it beforehand would cost those who never open that screen. */
const largestBeforehand = 100 * 1024;
const mark = /(["'`])__VEKHA_BUILD__\1/;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]);
}

/** The worker is the entry `sw`; what the first screen needs is fetched beforehand whatever its size. */
export function offlineWorker(publicFolder: string): Plugin {
  return {
    name: 'vekha-offline-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') throw new Error('the build has no sw.js');
        if (worker.imports.length > 0 || worker.dynamicImports.length > 0)
          throw new Error(`sw.js must be one file, and imports ${worker.imports.join()}`);
        const hash = createHash('sha256');
        const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one !== worker);
        if (entry?.type !== 'chunk') throw new Error('the build has no page');
        const first = new Set([entry.fileName, ...entry.imports, ...(entry.viteMetadata?.importedCss ?? [])]);
        const files: string[] = [];
        for (const one of Object.values(bundle).sort((a, b) => a.fileName.localeCompare(b.fileName))) {
          if (one === worker) continue;
          const content = one.type === 'chunk' ? one.code : one.source;
          hash.update(one.fileName).update(content);
          if (first.has(one.fileName) || content.length <= largestBeforehand) files.push(`/${one.fileName}`);
        }
        for (const path of filesIn(publicFolder).sort()) {
          const name = relative(publicFolder, path);
          hash.update(name).update(readFileSync(path));
          if (name.endsWith('.svg') || name.endsWith('.webmanifest')) files.push(`/${name}`);
        }
        if (!files.includes('/index.html')) throw new Error('the build has no index.html yet');
        // The worker's own code belongs to the version too: with another way of working comes another cache.
        const build: Build = { version: hash.update(worker.code).digest('hex').slice(0, 16), entry: `/${entry.fileName}`, files };
        if (!mark.test(worker.code)) throw new Error('sw.js has no place for the list of files');
        worker.code = worker.code.replace(mark, () => JSON.stringify(JSON.stringify(build)));
      },
    },
  };
}
