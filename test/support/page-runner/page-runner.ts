import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type RunningCommand, startCommand } from '../command.ts';
import type { CodeBlock, MarkdownPage } from '../markdown-page.ts';
import { runShell, type ShellResult, shownAddress } from './shell.ts';
import { showsResponse } from './shown-response.ts';

const shop = fileURLToPath(new URL('../../../docs/shop.yaml', import.meta.url));

/** What makes responses the same in every run; flags of a page win. */
const fixed = {
  PORT: '0',
  TOGAI_SANDBOX_SEED: '1',
  TOGAI_SANDBOX_CLOCK: '2026-01-01T00:00:00Z',
  NO_COLOR: '1',
};

/** A block whose commands did not print what the page shows below it. */
export interface Mismatch {
  readonly commands: string;
  readonly shown: string;
  readonly printed: string;
}

/** Whether a block has commands that a test runs. */
export function isRun({ language, comment }: CodeBlock): boolean {
  return language === 'sh' && !comment.startsWith('not run: ');
}

/**
 * Runs the commands of a page from top to bottom, as a reader would, in a folder that has `shop.yaml` and the files whose
 * blocks begin with their names (`# seeds.yaml`). A server runs until the page starts the next one. What is shown has to
 * be printed; where nothing is shown, every command has to succeed.
 */
export async function runPage(page: MarkdownPage): Promise<readonly Mismatch[]> {
  const reader = new Reader();
  const mismatches: Mismatch[] = [];
  try {
    for (const [index, block] of page.blocks.entries()) {
      if (!isRun(block)) {
        reader.save(block);
        continue;
      }
      const next = page.blocks[index + 1];
      const shown = next !== undefined && /^(http|json|text)$/.test(next.language) ? next.text : undefined;
      const result = await reader.run(block.text, shown !== undefined);
      const { succeeded } = result;
      const printed =
        result.printed === '' && shown !== undefined ? await reader.startLines(shown) : result.printed;
      const fits = shown === undefined ? succeeded : showsResponse(shown, printed);
      if (!fits) mismatches.push({ commands: block.text, shown: shown ?? 'success', printed });
    }
  } finally {
    await reader.leave();
  }
  return mismatches;
}

/** Somebody who follows a page: a folder, a shell and at most one server. */
class Reader {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sandbox-page-'));
  #server: RunningCommand | undefined;
  #address = 'no.server.invalid';

  constructor() {
    cpSync(shop, join(this.#folder, 'shop.yaml'));
  }

  /** Saves a block that begins with the name of a file. */
  save({ text }: CodeBlock): void {
    const [, name] = /^(?:\/\/|#) ([\w./-]+\.\w+)\n/.exec(text) ?? [];
    if (name === undefined) return;
    mkdirSync(dirname(join(this.#folder, name)), { recursive: true });
    writeFileSync(join(this.#folder, name), `${text}\n`);
  }

  /**
   * Runs commands; one that serves is left running. What other commands print is given.
   * @param mayFail what they print is compared, so that an error may be what is shown
   */
  async run(commands: string, mayFail: boolean): Promise<ShellResult> {
    const results: ShellResult[] = [];
    for (const part of commands.split(/^(?=(?:npx )?togai-sandbox)|(?<=^(?:npx )?togai-sandbox.*\n)/m)) {
      if (serves(part)) await this.#serve(part);
      else
        results.push(
          await runShell(part, { folder: this.#folder, address: this.#address, mayFail, env: fixed }),
        );
    }
    return {
      succeeded: results.every(({ succeeded }) => succeeded),
      printed: results.map(({ printed }) => printed).join(''),
    };
  }

  async leave(): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true });
  }

  /** Starts a server in place of the one before; it stores its state on disk where the page says where. */
  async #serve(command: string): Promise<void> {
    await this.#stop();
    const line = command.replace(/^(npx )?togai-sandbox/, '').replace(/\s#.*$/m, '');
    const args = line.split(/\s+/).filter((word) => word !== '');
    const env = args.includes('--data') ? fixed : { ...fixed, TOGAI_SANDBOX_EPHEMERAL: 'true' };
    this.#server = startCommand(args, this.#folder, env);
    this.#address = new URL(await this.#server.ready).host;
  }

  /** What the server has printed, as soon as that is what the page shows; after ten seconds, whatever it is. */
  async startLines(shown: string): Promise<string> {
    const printed = () => this.#server?.printed.out.replaceAll(this.#address, shownAddress) ?? '';
    const patience = AbortSignal.timeout(10_000);
    while (!patience.aborted && !showsResponse(shown, printed())) await setTimeout(20);
    return printed();
  }

  async #stop(): Promise<void> {
    this.#server?.process.kill('SIGTERM');
    await this.#server?.ended;
    this.#server = undefined;
  }
}

/** The first words of commands that end by themselves; every other command serves. */
const ending = ['check', 'state', 'requests', 'init', 'types', 'completion', 'help', '--help', '--version'];

/** Whether a command starts a server. */
function serves(command: string): boolean {
  const first = /^(?:npx )?togai-sandbox *(\S*)/.exec(command)?.[1];
  return first !== undefined && !ending.includes(first);
}
