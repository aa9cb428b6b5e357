// pack.mjs FOLDER OUT.cpp: packs each file of the built page with gzip and writes the C++ source that holds them all.
// The bytes come by the assembler's .incbin, so that they cost no compile time.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder, out] = process.argv.slice(2).map((path) => resolve(path));
if (!folder || !out) throw new Error('pack.mjs FOLDER OUT.cpp');

/** A packed form that saves less than a tenth is not worth a header. */
const worthPacking = 0.9;

function filesIn(place) {
  return readdirSync(place, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(place, entry.name)) : [join(place, entry.name)]))
    .filter((path) => !path.endsWith('.gz'))
    .sort();
}

function pack(path) {
  const bytes = readFileSync(path);
  const packed = gzipSync(bytes, { level: 9 });
  if (packed.length > bytes.length * worthPacking) return [path];
  writeFileSync(`${path}.gz`, packed);
  return [path, `${path}.gz`];
}

const files = filesIn(folder).flatMap(pack);
if (!files.some((path) => relative(folder, path) === 'index.html')) throw new Error(`${folder} holds no index.html`);

// The hash is there so that this source changes whenever a file does, and is compiled anew.
const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
const quoted = (text) => JSON.stringify(text);
const symbol = (index) => `vekha_page_${index}`;
const incbin = (path, index) =>
  `    // ${digest(path)}\n` +
  `    ${quoted(`${symbol(index)}:\n.incbin ${quoted(path)}\n${symbol(index)}_end:\n.byte 0\n`)}`;

writeFileSync(out, `// Made by daemon/web/scripts/pack.mjs.
#include <cstddef>

#include "daemon/web/page.hpp"

asm(".pushsection .rodata\\n"
${files.map(incbin).join('\n')}
    ".popsection\\n");

extern "C" {
${files.map((_, index) => `extern const char ${symbol(index)}[], ${symbol(index)}_end[];`).join('\n')}
}

namespace vekha::web {
namespace {

std::string_view bytes(const char* first, const char* end) { return {first, static_cast<std::size_t>(end - first)}; }

}  // namespace

std::span<const http::AssetFile> page() {
    static const http::AssetFile files[] = {
${files.map((path, index) => `        {${quoted(relative(folder, path))}, bytes(${symbol(index)}, ${symbol(index)}_end)},`).join('\n')}
    };
    return files;
}

}  // namespace vekha::web
`);
