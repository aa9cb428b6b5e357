// The real program in a folder of its own: the sample district, a mail folder, a clock that stands where it is put.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Wednesday morning within the sending hours of the sample office, in its year's middle. */
const morning = '2026-03-18T06:30:00.000Z';

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The settings that `setup` wrote, with a port of their own. */
function choosePort(settings, port) {
  const text = readFileSync(settings, 'utf8')
    .replace(/^port = \d+/m, `port = ${port}`)
    .replace(/^public_url = "[^"]*"/m, `public_url = "http://127.0.0.1:${port}"`);
  writeFileSync(settings, text);
}

/** Resolves when the program says its address; rejects with all it said when it ends before. */
function answering(child) {
  const said = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (address) resolve(address[0]);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`vekha serve ended with ${code}:\n${said.join('\n')}`)));
  });
}

export async function startProgram() {
  const program = process.env.VEKHA_PROGRAM;
  if (!program) throw new Error('VEKHA_PROGRAM names no program');
  const folder = mkdtempSync(join(tmpdir(), 'vekha-browser-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, morning);
  const words = execFileSync(program, ['setup', '--data', folder, '--sample', '--clock', clock], { encoding: 'utf8' });
  const password = /Пароль[^:]*: (\S+)/.exec(words)?.[1];
  if (!password) throw new Error(`no password in what setup said:\n${words}`);
  choosePort(join(folder, 'vekha.toml'), await freePort());
  const child = spawn(program, ['serve', '--data', folder, '--clock', clock], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await answering(child);
  return {
    address,
    password,
    mail: join(folder, 'mail'),
    moveTo: (instant) => writeFileSync(clock, instant),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}
