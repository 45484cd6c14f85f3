import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
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

/** A file of so many bytes. */
function contractOf(bytes: number): string {
  const path = join(mkdtempSync(join(tmpdir(), 'v8-flags-')), 'api.json');
  writeFileSync(path, ' '.repeat(bytes));
  onTestFinished(() => rmSync(dirname(path), { recursive: true }));
  return path;
}

describe('the flags of V8', () => {
  it('are as they were when the process ends, so that the next start uses the code that is stored then', () => {
    const stored = store();
    setStartFlags({ contract: contractOf(1_000_000), mounts: [] });
    expect(isUsed(stored)).toBe(false);
    setServingFlags();
    expect(isUsed(stored)).toBe(false);
    for (const end of added()) end.call(process, 0);
    expect(isUsed(stored)).toBe(true);
  });

  it.each([
    ['built-in', undefined],
    ['small', 'package.json'],
    ['missing', join(tmpdir(), 'v8-flags-none', 'api.json')],
    ['remote', 'http://127.0.0.1/api.json'],
    ['too long a name', 'x'.repeat(5_000)],
  ])('stay for a contract that is %s', (_, contract) => {
    const stored = store();
    setStartFlags({ contract, mounts: [] });
    expect(isUsed(stored)).toBe(true);
  });

  it('are set for several contracts that are large together', () => {
    const stored = store();
    const mounts = [0, 1].map((at) => ({ path: `/${at}`, contract: contractOf(600_000), data: undefined }));
    setStartFlags({ contract: undefined, mounts });
    expect(isUsed(stored)).toBe(false);
  });

  it('are those of V8 itself while a sandbox serves, but for the limit of the heap', () => {
    const stored = store();
    setServingFlags();
    setFlagsFromString('--heap-growing-percent=0');
    expect(isUsed(stored)).toBe(true);
  });
});
