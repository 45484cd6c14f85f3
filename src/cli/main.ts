import { ConfigError, type Invocation, parseConfig } from '../config/parse-config.ts';
import { SandboxError, StartupError } from '../index.ts';
import { plainText } from '../json.ts';
import { packageVersion } from '../server/package-version.ts';
import { builtInServices } from '../services/built-in.ts';
import { isColored } from '../text-style.ts';
import { serve } from './commands/serve.ts';
import { createProgressLine } from './reporters/progress-line.ts';
import { setStartFlags } from './v8-flags.ts';

async function main(): Promise<void> {
  ignoreClosedOutput();
  const services = Object.values(builtInServices);
  await run(parseConfig(process.argv.slice(2), process.env, services, process.cwd()));
}

/** Only `serve` is loaded in any case: a server starts without the other commands. */
async function run(invocation: Invocation): Promise<void> {
  switch (invocation.kind) {
    case 'help':
      print(invocation.text);
      break;
    case 'version':
      print(`${packageVersion()}\n`);
      break;
    case 'check': {
      const { check } = await import('./commands/check.ts');
      const { config, ...report } = invocation;
      setStartFlags(config);
      process.exitCode = await check(
        {
          ...{ ...config, ...report, folder: process.env.GITHUB_WORKSPACE, color: isColored(process.stdout) },
          progress: createProgressLine(process.stderr, config),
        },
        (text) => print(`${text}\n`),
      );
      break;
    }
    case 'state': {
      const { runStateCommand } = await import('./commands/state.ts');
      await runStateCommand(invocation.command, print, createProgressLine(process.stderr));
      break;
    }
    case 'requests': {
      const { runRequestsCommand } = await import('./commands/requests.ts');
      const failure = await runRequestsCommand(invocation.command, print);
      if (failure !== undefined) {
        process.stderr.write(`${failure}\n`);
        process.exitCode = 1;
      }
      break;
    }
    case 'init': {
      const { init } = await import('./commands/init.ts');
      await init(invocation.command, print);
      break;
    }
    case 'types': {
      const { writeTypes } = await import('./commands/types.ts');
      await writeTypes(invocation.command, print);
      break;
    }
    case 'completion': {
      const { completionScript } = await import('../config/completion/completion-script.ts');
      print(completionScript(invocation.shell, Object.values(builtInServices)));
      break;
    }
    case 'serve':
      await serve(invocation, printError);
  }
}

/** The reader of our output may close it (`--help | head -1`), or its disk may be full: neither stops the sandbox. */
function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function print(text: string): void {
  process.stdout.write(text);
}

function printError(error: unknown): void {
  process.stderr.write(`${formatError(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}

/** The message alone for what the user can fix; the stack too for a bug of ours. */
function formatError(error: unknown): string {
  if (!(error instanceof Error)) return plainText(error);
  const isUserError = [ConfigError, StartupError, SandboxError].some((kind) => error instanceof kind);
  return isUserError ? error.message : (error.stack ?? error.message);
}

main().catch(printError);
