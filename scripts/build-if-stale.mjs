import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// `npm start` on a clone builds again what is older than its source. `npm ci` has built it: the clone starts at once.
const root = join(import.meta.dirname, '..');
const built = changedAt('dist/cli.js');
const sources = ['src', 'web', 'scripts', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

if (built === 0 || sources.some((path) => newestIn(path) > built)) {
  // What it prints goes to stderr: the output of the command may be piped.
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  process.exit(status ?? 1);
}

/** When a file was last changed; 0 when there is none. */
function changedAt(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** When a file, or anything in a folder, was last changed: a folder's own time shows what was deleted. */
function newestIn(path) {
  const times = [changedAt(path)];
  if (statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) {
    for (const name of readdirSync(join(root, path), { recursive: true }))
      times.push(changedAt(join(path, name)));
  }
  return Math.max(...times);
}
