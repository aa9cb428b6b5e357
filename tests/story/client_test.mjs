// A client by a public generator: types of the contract that the running server gives, checked strictly, at work on that server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { startProgram } from '../browser/support/program.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
// From the lock file of the page.
const packages = here('../../daemon/web/node_modules');

const plan = `План мероприятий (дорожная карта) на 2026 год

| № | Мероприятие | Срок исполнения | Ожидаемый результат | Ответственные исполнители |
|---|---|---|---|---|
| 1 | Проведение семинара для директоров школ | до 20 марта 2026 года | Приказ | Отдел общего образования |
| 2 | Обновление раздела сайта | до 10 апреля 2026 года | Отчёт | Отдел общего образования |
`;
const settings = {
  compilerOptions: {
    strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noUnusedLocals: true, skipLibCheck: true,
    target: 'ES2022', lib: ['ES2022', 'DOM', 'DOM.Iterable'], module: 'NodeNext', moduleResolution: 'NodeNext', types: [], outDir: 'made',
  },
  files: ['main_job.ts'],
};

/** Runs one program of the packages; its words are the failure's. */
function run(program, words, folder) {
  try {
    return execFileSync(process.execPath, [join(packages, program), ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (failed) {
    throw new Error(`${program}:\n${failed.stdout}${failed.stderr}`, { cause: failed });
  }
}

/** The client, made of what the server says of itself. */
async function makeClient(address, folder) {
  const served = await fetch(`${address}/api/v1/openapi.yaml`);
  assert.equal(served.status, 200);
  writeFileSync(join(folder, 'openapi.yaml'), await served.text());
  symlinkSync(packages, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  copyFileSync(here('client/main_job.ts'), join(folder, 'main_job.ts'));
  run('openapi-typescript/bin/cli.js', ['openapi.yaml', '-o', 'openapi.d.ts'], folder);
  run('typescript/bin/tsc', ['-p', '.'], folder);
  return import(pathToFileURL(join(folder, 'made', 'main_job.js')).href);
}

const office = {};
before(async () => {
  office.folder = mkdtempSync(join(tmpdir(), 'vekha-client-'));
  office.program = await startProgram();
  office.client = await makeClient(office.program.address, office.folder);
});
after(async () => {
  await office.program?.stop();
  if (office.folder) rmSync(office.folder, { recursive: true, force: true });
});

test('a plan is read and put under control, a task proved, handed in and accepted', async () => {
  const { client, program } = office;
  const { address, password } = program;
  const coordinator = await client.byKey({ address, login: 'tihonova', password }, ['read', 'act', 'import']);
  const executor = await client.byKey({ address, login: 'lugovaya', password }, ['read', 'act']);

  const bytes = new TextEncoder().encode(plan);
  const reading = await client.look(coordinator, 'plan.md', bytes);
  assert.deepEqual(reading.doubts, []);
  const imported = await client.importPlan(coordinator, 'plan.md', bytes);
  assert.equal((await client.importPlan(coordinator, 'plan.md', bytes)).id, imported.id, 'said twice, done once');

  const tasks = await client.ownTasks(executor, imported.id);
  assert.deepEqual(tasks.map(({ number, due }) => [number, due]), [['1', '2026-03-20'], ['2', '2026-04-10']]);
  const order = 'Приказ № 15 о проведении семинара\n';
  const proved = await client.prove(executor, tasks[0].id, 'order.txt', order);
  const submitted = await client.handIn(executor, proved, 'Семинар проведён, приказ приложен.');
  assert.equal(submitted.state, 'submitted');

  const stale = await client.accept(coordinator, submitted.id, submitted.version - 1);
  assert.equal(stale.response.status, 412);
  assert.equal(stale.error.code, 'stale');
  const accepted = await client.accept(coordinator, submitted.id, submitted.version);
  assert.equal(accepted.response.status, 200);

  const kept = await client.seen(executor, submitted.id);
  assert.equal(kept.state, 'accepted');
  assert.deepEqual(kept.evidence.map((paper) => paper.document_number), ['15']);
  assert.equal(await client.proofOf(coordinator, kept.id, kept.evidence[0].number), order);
});
