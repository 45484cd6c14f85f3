import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

/** Commands as pages write them: the built command, and a curl without its progress. */
const bin = fileURLToPath(new URL('bin', import.meta.url));

/** The address that pages show. */
export const shownAddress = '127.0.0.1:4010';

export interface ShellResult {
  readonly succeeded: boolean;
  /** Everything that was printed, with the address that pages show. */
  readonly printed: string;
}

export interface ShellOptions {
  readonly folder: string;
  /** Where the server listens that pages show at `127.0.0.1:4010`. */
  readonly address: string;
  /** Go on after a command that fails, and take an error of HTTP for no failure. */
  readonly mayFail: boolean;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a script of a page with bash. */
export function runShell(script: string, options: ShellOptions): Promise<ShellResult> {
  const { folder, address, mayFail } = options;
  const path = process.env.PATH ?? '';
  const env = {
    PATH: `${bin}:${path}`,
    SYSTEM_PATH: path,
    CLI: cli,
    URL: `http://${address}`,
    CURL_FLAGS: mayFail ? '' : '--fail-with-body',
    ...options.env,
  };
  const text = `exec 2>&1\n${mayFail ? '' : 'set -e\n'}${script.replaceAll(shownAddress, address)}`;
  return new Promise((resolve) => {
    execFile('bash', ['-c', text], { cwd: folder, env }, (error, stdout) => {
      resolve({ succeeded: error === null, printed: stdout.replaceAll(address, shownAddress) });
    });
  });
}
