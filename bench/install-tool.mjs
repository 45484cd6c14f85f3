import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs a package into a folder of its own, unless it is there, and returns the file that its command runs.
 * @throws Error with what npm says, when it cannot be installed.
 */
export function installTool(folder, name, version) {
  const prefix = join(folder, `${name}@${version}`.replace(/\W+/g, '-'));
  const packageFolder = join(prefix, 'node_modules', name);
  if (!existsSync(join(packageFolder, 'package.json'))) {
    mkdirSync(prefix, { recursive: true });
    const args = [
      'install',
      '--prefix',
      prefix,
      '--no-save',
      '--no-audit',
      '--no-fund',
      `${name}@${version}`,
    ];
    const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', timeout: 300_000 });
    if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1) || 'npm did not end');
  }
  const { bin } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return join(packageFolder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
}
