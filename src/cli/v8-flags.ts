import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { Config } from '../config/parse-config.ts';

/** The flags of V8 that differ between the start of a command and a sandbox that serves. */
interface V8Flags {
  /** How many bytes of bytecode a function runs before V8 considers to optimize it. */
  readonly interruptBudget: number;
  /** How far the heap may grow between two garbage collections, in percent of what was in use; 0 is V8's own limit. */
  readonly heapGrowingPercent: number;
}

/** Those of V8 itself, under which all code is stored. */
const standard: V8Flags = { interruptBudget: 67_584, heapGrowingPercent: 0 };

/**
 * The start of a large contract runs much code a little: with V8's own budget, a second thread spends as long on optimizing
 * what is then hardly run any more as the first on all of the start, and both wait for each other's memory.
 */
const starting: V8Flags = { ...standard, interruptBudget: 1_000_000 };

/**
 * V8's own budget, for requests run the same code again and again; and a heap that grows to twice what was in use, where
 * V8's own limit is four times. Writing over 100,000 customers then takes the process to 350 MB and not to 650, and the
 * additional collections take no time that shows. They would while a state file is loaded, when there is no garbage yet.
 */
const serving: V8Flags = { ...standard, heapGrowingPercent: 100 };

/** From how many bytes on contracts are large. A small one is read before V8 optimizes anything. */
const largeBytes = 1_000_000;

/**
 * Sets the flags for a command that reads large contracts; those of small ones stay. Call it once the command is loaded: V8
 * refuses stored code of other flags, also the code of Node's own modules.
 */
export function setStartFlags({ contract, mounts }: Pick<Config, 'contract' | 'mounts'>): void {
  const sizes = [contract, ...mounts.map((mount) => mount.contract)].map(sizeOf);
  if (sizes.reduce((sum, size) => sum + size, 0) >= largeBytes) set(starting);
}

/** Sets the flags for serving, once the sandbox is ready. */
export function setServingFlags(): void {
  set(serving);
}

/** The size of a contract that is a file which can be looked at; whoever reads it says what is wrong with any other. */
function sizeOf(path: string | undefined): number {
  try {
    return path === undefined ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  } catch {
    return 0;
  }
}

function set(flags: V8Flags): void {
  apply(flags);
  // At the end of the process they are as they were: V8 refuses stored code that was stored under other flags.
  if (!process.listeners('exit').includes(restore)) process.prependOnceListener('exit', restore);
}

function restore(): void {
  apply(standard);
}

function apply({ interruptBudget, heapGrowingPercent }: V8Flags): void {
  setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPercent}`);
}
