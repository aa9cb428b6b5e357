// lint_contract.mjs: holds daemon/api/openapi.yaml to Redocly's rules as daemon/api/redocly.yaml sets them. Anything found fails.
import { fileURLToPath } from 'node:url';

import { formatProblems, getTotals, lint, loadConfig } from '@redocly/openapi-core';

const inApi = (name) => fileURLToPath(new URL(`../../api/${name}`, import.meta.url));

const config = await loadConfig({ configPath: inApi('redocly.yaml') });
const problems = await lint({ ref: inApi('openapi.yaml'), config });
const totals = getTotals(problems);
if (problems.length) formatProblems(problems, { format: process.argv[2] ?? 'codeframe', totals, maxProblems: 1000, version: '', color: false });
console.log(`${totals.errors} errors, ${totals.warnings} warnings`);
process.exitCode = problems.length ? 1 : 0;
