// contract.mjs: writes daemon/api/openapi.yaml as the module that the reference page loads, so that the page reads no YAML.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { load } from 'js-yaml';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

// Days are written in quotes there; JSON has no others.
const contract = load(readFileSync(at('../../api/openapi.yaml'), 'utf8'));
// A string that JavaScript parses as JSON loads faster than the same as code.
const text = JSON.stringify(JSON.stringify(contract));
writeFileSync(at('../src/reference/contract.js'), `// Made by scripts/contract.mjs.\nexport const contract = JSON.parse(${text});\n`);
