import type { Config, ServeInvocation } from '../../config/parse-config.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../index.ts';
import { plainText } from '../../json.ts';
import type { MountedSandboxes } from '../../server/create-sandboxes.ts';
import type { LanLinks } from '../../server/lan/lan-link.ts';
import { createProgressLine } from '../reporters/progress-line.ts';
import {
  countOperations,
  formatFindings,
  formatReady,
  formatServed,
  type ReadySandbox,
} from '../reporters/ready-report.ts';
import { createServeLog, type ServeLog } from '../reporters/serve-log.ts';
import { setServingFlags, setStartFlags } from '../v8-flags.ts';
import { isOpened, openPage } from './open-page.ts';

/**
 * Starts a sandbox and serves until a signal stops it.
 * @param reportError reports a failure to stop; the process then exits with its exit code
 * @throws StartupError when the sandbox cannot start.
 */
export async function serve(
  { config, isFound, open }: ServeInvocation,
  reportError: (error: unknown) => void,
): Promise<void> {
  const progress = createProgressLine(process.stderr, config);
  const { log, announce, flush } = createServeLog(
    config,
    { out: process.stdout, err: process.stderr },
    progress,
  );
  setStartFlags(config);
  const starting = config.mounts.length === 0 ? createSandbox({ ...config, log }) : serveMounts(config, log);
  const sandbox = await starting.finally(progress.end).catch(async (error: unknown) => {
    await flush();
    throw error;
  });
  setServingFlags();
  if (config.handlers !== undefined) process.on('unhandledRejection', reportForgotten);
  stopOnSignal(sandbox, flush, reportError);
  announce([
    ...formatReady(sandbox, config),
    ...(isFound ? [formatFound(config)] : []),
    ...(sandbox.lan === undefined ? [] : await describeLan(sandbox.lan, config)),
  ]);
  if (isOpened(open, { isTerminal: process.stdout.isTTY, env: process.env })) {
    await openPage(consoleAddress(sandbox), (text) => announce([text]));
  }
  const isQuiet = config.quiet || config.logFormat === 'none';
  if (!isQuiet) announce(formatServed(sandbox));
  await flush();
  if (!isQuiet) await announceFindings(config, sandbox, announce);
}

/** The module, and what draws the QR code, are imported only where the local network is let in. */
async function describeLan(lan: LanLinks, { logFormat }: Config): Promise<readonly string[]> {
  const { formatLan } = await import('../reporters/lan-report.ts');
  return formatLan(lan, process.stdout.isTTY && logFormat !== 'json');
}

/** Contracts with more operations than this are not checked at every start: that takes seconds. */
const maxCheckedOperations = 200;

/** Counts the errors and warnings of each contract, in turns with the first requests; the built-in one has none. */
async function announceFindings(
  { contract, mounts }: Config,
  sandbox: ReadySandbox,
  announce: ServeLog['announce'],
): Promise<void> {
  const apis = 'mounts' in sandbox ? sandbox.mounts : [sandbox];
  const contracts = mounts.length > 0 ? mounts.map((mount) => mount.contract) : [contract];
  for (const [at, { summary, findings }] of apis.entries()) {
    const file = contracts[at];
    if (file === undefined || countOperations(summary) > maxCheckedOperations) continue;
    announce(formatFindings(file, await findings()));
  }
}

/** Each of several contracts has a console of its own: that of the first is opened. */
function consoleAddress(sandbox: ReadySandbox): string {
  const prefix = 'mounts' in sandbox ? (sandbox.mounts[0]?.prefixes[0] ?? '') : '';
  return `${sandbox.url}${prefix}/__console/`;
}

/** The module is imported only where there are several contracts. */
async function serveMounts(config: Config, log: SandboxOptions['log'] & object): Promise<MountedSandboxes> {
  const { createSandboxes } = await import('../../server/create-sandboxes.ts');
  const options = config.mounts.map(({ contract, path, data, formerData }) => ({
    ...config,
    contract,
    data,
    formerData,
    basePath: path,
    log,
  }));
  return createSandboxes(options, config);
}

/** A promise that a handler did not wait for must not end the sandbox. */
function reportForgotten(reason: unknown): void {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : plainText(reason);
  process.stderr.write(`a handler did not await what failed: ${text}\n`);
}

/** Nobody named the contract: say which one it is, and how to have another. */
function formatFound({ contract = '' }: Config): string {
  return `It serves ${contract}, which is in this folder: name another file to serve that, or togai for the built-in API.`;
}

/** The first signal waits for the open requests and until their writes are on disk; a second one exits at once. */
function stopOnSignal(
  sandbox: Pick<Sandbox, 'close'>,
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
