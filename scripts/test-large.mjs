import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// GitHub's own contract is 390 MB of packages: it is installed for these tests with GitHub's own client, and not with the
// project. `--install-only` stops after that; `--no-build` takes the build that is there.
const given = process.argv.slice(2);
const project = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(project, 'node_modules', '.cache', 'large-contracts');
mkdirSync(folder, { recursive: true });
run('npm', [
  'install',
  '--prefix',
  folder,
  '--no-save',
  '--no-audit',
  '--no-fund',
  '@octokit/openapi@23.0.2',
  '@octokit/rest@22.0.1',
]);
if (given.includes('--install-only')) process.exit();
if (!given.includes('--no-build')) run('npm', ['run', 'build']);
run('npx', ['vitest', 'run', '--config', 'vitest.large.config.ts'], {
  GITHUB_CONTRACT: join(folder, 'node_modules/@octokit/openapi/generated/api.github.com.json'),
  GITHUB_CLIENT: join(folder, 'node_modules/@octokit/rest/dist-src/index.js'),
});

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
