import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.mjs';
import { memoryOf } from './memory.mjs';
import { requests } from './requests.mjs';

/** How long a server may take until it responds, in milliseconds. */
const patience = 60_000;

/** How long a server may take to stop after SIGTERM, in milliseconds. */
const grace = 10_000;

/** Every process that was started and has not ended: none outlives the one that measures. */
const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/**
 * Starts a server in a process of its own and waits for its first 200.
 * @param commandAt gives the arguments of `node` for a port
 * @throws Error with what it wrote, when it ends or does not respond.
 */
export async function startServer(commandAt, folder) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, commandAt(port), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output = (output + text).slice(-2_000);
    });
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  ended.then(() => running.delete(child));

  async function stop() {
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(grace, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await ended;
  }

  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    const isLate = performance.now() - started > patience;
    if (child.exitCode === null && !isLate) continue;
    await stop();
    throw new Error(`it ${isLate ? 'does not respond' : 'ended'}: ${output.trim()}`);
  }
  const startTime = performance.now() - started;
  const atRest = memoryOf(child.pid, 'VmRSS');
  return { url, startTime, atRest, peak: () => memoryOf(child.pid, 'VmHWM'), stop };
}

/** Whether it responds with 200 to a page of customers; waits a few milliseconds where it does not listen yet. */
async function isReady(url) {
  try {
    const { path, headers } = requests.page;
    const response = await fetch(url + path, { headers });
    await response.arrayBuffer();
    return response.status === 200;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    await sleep(3);
    return false;
  }
}
