#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import {
  type Config,
  ConfigError,
  isLoopback,
  parseConfig,
  type StateCommand,
} from '../config/parse-config.ts';
import { createSandbox, type Sandbox, SandboxError, StartupError } from '../index.ts';
import { packageVersion } from '../server/package-version.ts';

/** How long lines are collected before they are written, in milliseconds: a write a request would slow each down. */
const collectingTime = 50;

/** Writes lines to the standard output, many at once. */
function createLineWriter() {
  let waiting: string[] = [];
  const flush = () => {
    const text = waiting.map((line) => `${line}\n`).join('');
    waiting = [];
    return new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
  };
  const write = (line: string) => {
    if (waiting.push(line) === 1) setTimeout(flush, collectingTime).unref();
  };
  return { write, flush };
}

async function main(): Promise<void> {
  // Whoever read our output may stop reading (`--help | head -1`), or its disk be full: no reason to stop serving.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const asked = parseConfig(process.argv.slice(2), process.env);
  if (asked.kind === 'help') process.stdout.write(asked.text);
  else if (asked.kind === 'version') process.stdout.write(`${packageVersion()}\n`);
  else if (asked.kind === 'check') await checkDocument(asked.config, asked.json);
  else if (asked.kind === 'state') await changeState(asked.command);
  else await serve(asked.config);
}

async function checkDocument({ contract, allowRemoteRefs }: Config, json: boolean): Promise<void> {
  // A server has no use for what checks a contract, and starts without it.
  const { check } = await import('./commands/check.ts');
  const write = (text: string) => process.stdout.write(`${text}\n`);
  process.exitCode = await check({ contract, allowRemoteRefs, json }, write);
}

async function changeState(command: StateCommand): Promise<void> {
  const { state } = await import('./commands/state.ts');
  await state(command, (text) => process.stdout.write(text));
}

async function serve(config: Config): Promise<void> {
  const lines = createLineWriter();
  const requests = config.quiet ? {} : { request: lines.write };
  const sandbox = await createSandbox({
    ...config,
    log: { ...requests, notice: lines.write, failure: printFailure },
  });
  limitHeapGrowth();
  stopOnSignal(sandbox, lines.flush);
  process.stdout.write(readyLine(sandbox, config));
}

/**
 * V8 lets memory fill to four times what was in use when it last looked for garbage. It is to look at twice as much:
 * writing over 100,000 customers then takes the process to 350 MB and not to 650, and the looking takes no time that
 * shows. While a data file is loaded it would, and there is no garbage yet.
 */
function limitHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

function readyLine({ url }: Sandbox, { data, host }: Config): string {
  const location = data === undefined ? 'state in memory only' : `state in ${data}`;
  const reach = isLoopback(host) ? '' : `It listens on ${host}: other machines reach it with a token.\n`;
  return `togai-sandbox is ready at ${url} (${location})\n${reach}`;
}

/** The first signal lets the requests under way finish and their writes reach the disk; a second one does not wait. */
function stopOnSignal(sandbox: Sandbox, flush: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await sandbox.close().catch(fail);
    await flush();
    process.exit();
  };
  process.once('exit', flush);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => (stopping ? process.exit(code) : stop()));
  }
}

function printFailure(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Ends with one sentence for what the user can put right, and with a stack for a mistake of ours. */
function fail(error: unknown): void {
  const isTheirs = [ConfigError, StartupError, SandboxError].some((kind) => error instanceof kind);
  printFailure(
    error instanceof Error ? (isTheirs ? error.message : (error.stack ?? error.message)) : String(error),
  );
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}

main().catch(fail);
