import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// `npm run dev -- ARGUMENTS` runs the command from the source: what has changed is compiled alone, its type errors are
// reported, and the command starts again. A folder of its own leaves `dist` to the build; it lies as deep as `dist`, for
// src/openapi/package-file.ts finds the files of the package from where it is.
const cwd = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
const compiler = spawn(
  process.execPath,
  [tsc, '-p', 'tsconfig.build.json', '--outDir', '.dev', '--declaration', 'false', '--incremental'].concat(
    '--tsBuildInfoFile',
    '.dev/tsbuildinfo',
    '--watch',
    '--preserveWatchOutput',
  ),
  { cwd, stdio: ['ignore', 'pipe', 'inherit'] },
);

let command;
compiler.stdout.on('data', (text) => {
  process.stderr.write(text);
  if (command === undefined && text.includes('Watching for file changes')) command = startCommand();
});

function startCommand() {
  const args = ['--watch', '--enable-source-maps', '.dev/cli/main.js', ...process.argv.slice(2)];
  return spawn(process.execPath, args, { cwd, stdio: 'inherit' });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    compiler.kill();
    command?.kill();
  });
}
