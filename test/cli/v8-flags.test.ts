import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { setServingFlags, setStartFlags } from '../../src/cli/v8-flags.ts';

let scripts = 1000;
/** A new source each time, of one length: V8 knows a script that it has compiled, and stored code by its length. */
function nextSource(): string {
  scripts += 1;
  return `const greet = (name) => name; greet(${scripts});`;
}

const store = () => new Script(nextSource()).createCachedData();
const before = process.listeners('exit');

const added = () => process.listeners('exit').filter((each) => !before.includes(each));

afterEach(() => {
  for (const each of added()) process.off('exit', each);
  // What V8 has where nothing is set.
  for (const flag of ['--interrupt-budget=67584', '--heap-growing-percent=0']) setFlagsFromString(flag);
});

/** Whether V8 uses code that was stored earlier. */
const isUsed = (cachedData: Buffer) => new Script(nextSource(), { cachedData }).cachedDataRejected === false;

describe('the flags of V8', () => {
  it('are those of a start again when the process ends, so that the next start uses the code that is stored then', () => {
    setStartFlags();
    const stored = store();
    expect(isUsed(stored)).toBe(true);
    setServingFlags();
    expect(isUsed(stored)).toBe(false);
    for (const end of added()) end.call(process, 0);
    expect(isUsed(stored)).toBe(true);
  });

  it('are those of V8 itself while a sandbox serves, but for the limit of the heap', () => {
    const stored = store();
    setStartFlags();
    setServingFlags();
    setFlagsFromString('--heap-growing-percent=0');
    expect(isUsed(stored)).toBe(true);
  });
});
