import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// The short form runs with every change, the long one (`npm run test:harness -- --long`) with a release. `--no-build`
// takes the build that is there. Every other argument is vitest's: `npm run test:harness -- crash-kill` runs that
// harness alone.
const short = {
  HARNESS_KILL_ROUNDS: '12',
  HARNESS_CUT_STATES: '100',
  HARNESS_DAMAGED_STATES: '30',
  HARNESS_FAULT_RUNS: '2',
  HARNESS_FUZZED_REQUESTS: '2000',
  HARNESS_GROWTH_MB: '0',
  HARNESS_LOCK_ROUNDS: '1',
  HARNESS_LOOKS: '1',
  HARNESS_SESSION_ROUNDS: '20',
  HARNESS_SLOW_SECONDS: '20',
  HARNESS_SOAK_SECONDS: '0',
  HARNESS_STALL_ROWS: '10000',
  HARNESS_STALL_MS: '500', // beside other work: in one go, the same takes two seconds
  HARNESS_UPLOAD_ROUNDS: '3',
};
const long = {
  HARNESS_KILL_ROUNDS: '200',
  HARNESS_CUT_STATES: '4000',
  HARNESS_DAMAGED_STATES: '1000',
  HARNESS_FAULT_RUNS: '26',
  HARNESS_FUZZED_REQUESTS: '10000',
  HARNESS_GROWTH_MB: '600',
  HARNESS_LOCK_ROUNDS: '10',
  HARNESS_LOOKS: '4',
  HARNESS_SESSION_ROUNDS: '200',
  HARNESS_SLOW_SECONDS: '45',
  HARNESS_SOAK_SECONDS: '300',
  HARNESS_STALL_ROWS: '100000',
  HARNESS_STALL_MS: '100',
  HARNESS_UPLOAD_ROUNDS: '100',
};

const given = process.argv.slice(2);
const sizes = given.includes('--long') ? long : short;
const others = given.filter((argument) => argument !== '--long' && argument !== '--no-build');

// A size that is already in the environment wins.
const env = { ...sizes, ...process.env };
if (!given.includes('--no-build')) run('npm', ['run', 'build']);
run('npx', ['vitest', 'run', '--config', 'vitest.harness.config.ts', ...others]);

function run(command, args) {
  const cwd = dirname(dirname(fileURLToPath(import.meta.url)));
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
