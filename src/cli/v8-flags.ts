import { setFlagsFromString } from 'node:v8';

/** The flags of V8 that differ between the start of a command and a sandbox that serves. */
interface V8Flags {
  /** How many bytes of bytecode a function runs before V8 considers to optimize it. */
  readonly interruptBudget: number;
  /** How far the heap may grow between two garbage collections, in percent of what was in use; 0 is V8's own limit. */
  readonly heapGrowingPercent: number;
}

/**
 * A start runs much code a little: with V8's own budget, a second thread spends as long on optimizing what is then hardly
 * run any more as the first on all of the start, and both wait for each other's memory.
 */
const starting: V8Flags = { interruptBudget: 1_000_000, heapGrowingPercent: 0 };

/**
 * V8's own budget, for requests run the same code again and again; and a heap that grows to twice what was in use, where
 * V8's own limit is four times. Writing over 100,000 customers then takes the process to 350 MB and not to 650, and the
 * additional collections take no time that shows. They would while a state file is loaded, when there is no garbage yet.
 */
const serving: V8Flags = { interruptBudget: 67_584, heapGrowingPercent: 100 };

/** Sets the flags for a start: call it before anything is loaded, as V8 refuses stored code of other flags. */
export function setStartFlags(): void {
  set(starting);
}

/**
 * Sets the flags for serving, once the sandbox is ready. At the end of the process they are as they were: V8 refuses
 * stored code that was stored under other flags than those of a start.
 */
export function setServingFlags(): void {
  set(serving);
  process.prependOnceListener('exit', setStartFlags);
}

function set({ interruptBudget, heapGrowingPercent }: V8Flags): void {
  setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPercent}`);
}
