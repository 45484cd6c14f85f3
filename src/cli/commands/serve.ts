import { setFlagsFromString } from 'node:v8';
import { type Config, isLoopback } from '../../config/parse-config.ts';
import { createSandbox, type Sandbox } from '../../index.ts';
import { createLineWriter } from '../reporters/line-writer.ts';

/**
 * Starts a sandbox and serves until a signal stops it.
 * @param reportError reports a failure to stop; the process then exits with its exit code
 * @throws StartupError when the sandbox cannot start.
 */
export async function serve(config: Config, reportError: (error: unknown) => void): Promise<void> {
  const lines = createLineWriter(process.stdout);
  const sandbox = await createSandbox({
    ...config,
    log: {
      ...(!config.quiet && { request: lines.write }),
      notice: lines.write,
      failure: (text) => process.stderr.write(`${text}\n`),
    },
  });
  limitHeapGrowth();
  stopOnSignal(sandbox, lines.flush, reportError);
  process.stdout.write(formatReady(sandbox, config));
}

/**
 * Limits how far the heap grows between two garbage collections to twice what was in use; V8's own limit is four times.
 * Writing over 100,000 customers then takes the process to 350 MB and not to 650, and the additional collections take
 * no time that shows. They would while a state file is loaded, when there is no garbage yet: call it after the start.
 */
function limitHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

function formatReady({ url, authorityFile }: Sandbox, { data, host }: Config): string {
  const state = data === undefined ? 'state in memory only' : `state in ${data}`;
  const reach = isLoopback(host) ? '' : `It listens on ${host}: other machines can reach it with a token.\n`;
  const trust =
    authorityFile === undefined
      ? ''
      : `Clients have to trust its authority: NODE_EXTRA_CA_CERTS=${authorityFile}, or curl --cacert ${authorityFile}.\n`;
  return `togai-sandbox is ready at ${url} (${state})\n${reach}${trust}`;
}

/** The first signal waits for the open requests and until their writes are on disk; a second one exits at once. */
function stopOnSignal(
  sandbox: Sandbox,
  flush: () => Promise<void>,
  reportError: (error: unknown) => void,
): void {
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    await sandbox.close().catch(reportError);
    await flush();
    process.exit();
  };
  process.once('exit', flush);
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => (isStopping ? process.exit(exitCode) : stop()));
  }
}
