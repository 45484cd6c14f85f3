// Runs the tests of every project in examples/, as they would run where somebody has copied them to: each depends on the
// packed package, and on nothing else of this repository but its installed devDependencies.
//   npm run test:examples [-- NAME…]   after npm run build
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const chosen = process.argv.slice(2);
const names = readdirSync(join(root, 'examples')).filter(
  (name) => chosen.length === 0 || chosen.includes(name),
);
const folder = mkdtempSync(join(tmpdir(), 'togai-sandbox-examples-'));

/** Puts what `npm install` would into `node_modules`: links to what is installed here, and the packed package. */
function install() {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  const installed = join(root, 'node_modules');
  for (const name of readdirSync(installed)) {
    if (!name.startsWith('.')) symlinkSync(join(installed, name), join(modules, name));
  }
  for (const name of readdirSync(join(installed, '.bin'))) {
    symlinkSync(join(installed, '.bin', name), join(modules, '.bin', name));
  }
  const [{ filename }] = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
  );
  execFileSync('tar', ['-xzf', join(folder, filename)], { cwd: folder });
  cpSync(join(folder, 'package'), join(modules, 'togai-sandbox'), { recursive: true });
  chmodSync(join(modules, 'togai-sandbox', 'dist', 'cli.js'), 0o755);
  symlinkSync('../togai-sandbox/dist/cli.js', join(modules, '.bin', 'togai-sandbox'));
}

function npm(args) {
  return execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The Chromium of the system; without it, the examples use the one that Playwright has installed. */
function findChromium() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
    existsSync(file),
  );
}

/** Runs `npm test` in a copy of an example; returns whether it passed. */
function test(name) {
  const copy = join(folder, name);
  cpSync(join(root, 'examples', name), copy, {
    recursive: true,
    filter: (file) => !/(node_modules|dist|test-results|\.gen\.ts)$/.test(file),
  });
  const start = performance.now();
  const CHROMIUM = process.env.CHROMIUM ?? findChromium();
  const env = { ...process.env, ...(CHROMIUM && { CHROMIUM }), NO_COLOR: '1', CI: '1' };
  const { status, stdout, stderr } = spawnSync('npm', ['test', '--silent'], {
    cwd: copy,
    encoding: 'utf8',
    env,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(`${status === 0 ? 'passed' : 'FAILED'}  examples/${name}  ${seconds} s`);
  if (status !== 0) print(stdout + stderr);
  return status === 0;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

try {
  install();
  const failed = names.filter((name) => !test(name)).length;
  print(`Tests  ${failed} failed | ${names.length - failed} passed (${names.length})`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
