import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { runShell, type ShellResult } from './shell.ts';

const shop = fileURLToPath(new URL('../../../docs/shop.yaml', import.meta.url));

/** Runs the shell steps of a GitHub workflow that serves `shop.yaml`, but for the installation, in one shell. */
export async function runWorkflow(text: string): Promise<ShellResult> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-workflow-'));
  cpSync(shop, join(folder, 'shop.yaml'));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const steps = runsOf(load(text)).filter((run) => run !== 'npm ci');
  const script = `trap 'kill $!' EXIT\n${steps.join('\n')}`;
  try {
    return await runShell(script, {
      folder,
      address,
      mayFail: false,
      env: { PORT: String(port), CURL_FLAGS: '' },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The `run` of every step, in their order. */
function runsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'run' && typeof inner === 'string' ? [inner] : runsOf(inner),
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
