import { spawn } from 'node:child_process';

// What does not wait for each other is built at the same time: `npm ci` builds, and people wait for it.
const run = (command) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command}: exit code ${code}`)),
    );
  });

const runEach = async (...commands) => {
  for (const command of commands) await run(command);
};

await run('node scripts/clean.mjs');
// `npm run types` checks the types.
const compiled = run('tsc -p tsconfig.build.json --noCheck');
const web = runEach('vite build web --logLevel warn', 'vite build web/reference --logLevel warn');
await Promise.all([compiled, web]);
await runEach('node scripts/config-schema.mjs', 'node scripts/parse-contracts.mjs');
await Promise.all([run('node scripts/bundle.mjs'), run('node scripts/prune-types.mjs')]);
