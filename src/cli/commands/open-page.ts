import type { OpenCondition } from '../../config/parse-config.ts';

/** Where the process runs, as far as opening a browser depends on it. */
export interface OpenContext {
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whether to open a browser: not in CI, and not without a terminal, unless the command line itself says so. */
export function isOpened(condition: OpenCondition, { isTerminal, env }: OpenContext): boolean {
  if (condition !== 'terminal') return condition === 'always';
  return isTerminal && ['', '0', 'false', undefined].includes(env.CI);
}

/**
 * Opens a page in the browser. The library, which knows the ways of each system, is loaded only then.
 * @param reportError receives a sentence when there is no browser: the sandbox serves all the same
 */
export async function openPage(address: string, reportError: (text: string) => void): Promise<void> {
  const { default: open } = await import('open');
  const failed = () => reportError(`no browser could be opened: open ${address} yourself`);
  try {
    const child = await open(address);
    child.on('error', failed);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    failed();
  }
}
