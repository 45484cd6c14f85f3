import { describe, expect, it } from 'vitest';
import { damagedFiles } from './damaged-files.ts';
import { damages, notRejectedYet } from './damages.ts';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { soundFiles } from './sound-files.ts';
import { careless, sandbox } from './subject.ts';

const sound = await soundFiles();

/** So many of them, from the first to the last. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  const every = Math.max(1, all.length / most);
  return all.filter((_, i) => Math.floor(i / every) !== Math.floor((i - 1) / every));
}

describe('started on files that were damaged', () => {
  it('serves what it can, or reports the location and leaves the files unchanged', async () => {
    const states = spread(damages, sizeOf('DAMAGED_STATES'));
    expect(states.length).toBeGreaterThanOrEqual(30);
    const report = await damagedFiles(sandbox, states, sound);
    format('damaged-files', report);
    expect(firstOf(report)).toEqual([]);
  });

  it.fails.each(notRejectedYet)('$name is rejected', async (damage) => {
    expect(firstOf(await damagedFiles(sandbox, [damage], sound))).toEqual([]);
  });

  it('a server that starts empty is found out', async () => {
    const states = damages.filter(({ name }) => name.startsWith('cut '));
    const report = await damagedFiles(careless('starts-empty'), states, sound);
    format('damaged-files, against starts-empty', report);
    expect(report.issues).toContain('cut in half: it started');
  });
});
