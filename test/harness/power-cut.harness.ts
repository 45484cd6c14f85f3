import { describe, expect, it } from 'vitest';
import { readByStore, readByTwin } from './power-cut/stored-rows-reader.ts';
import { powerCut } from './power-cut.ts';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';

describe('a power cut at any moment of a run', () => {
  it('loses nothing that was acknowledged, whatever of the rest reached the disk', async () => {
    const states = sizeOf('CUT_STATES');
    const work = { states, lives: 2, writes: states, read: readByStore, seed: Date.now() % 1_000_000 };
    const report = await powerCut(sandbox, work);
    format('power-cut', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that never syncs its file is found out', async () => {
    const work = { states: 40, lives: 1, writes: 40, read: readByTwin, seed: 1 };
    const report = await powerCut(careless('never-syncs'), work);
    format('power-cut, against never-syncs', report);
    expect(report.issues).toContainEqual(expect.stringMatching(/is lost|does not start/));
  });
});
