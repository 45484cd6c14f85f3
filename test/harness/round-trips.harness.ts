import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { tableOf } from './round-trips/totals.ts';
import { contractsIn, reportOf, roundTrips } from './round-trips.ts';
import { careless, sandbox } from './subject.ts';

// HARNESS_CONTRACTS names a folder of contracts that are not ours, HARNESS_REPORT the file that gets the whole report.
const { HARNESS_CONTRACTS: folder, HARNESS_REPORT: reportFile } = process.env;
const committed = fileURLToPath(new URL('../contracts', import.meta.url));
const customers = fileURLToPath(new URL('./round-trips/customers.yaml', import.meta.url));

describe.skipIf(folder !== undefined)('round trips', () => {
  it('of the committed contracts are whole', async () => {
    const report = reportOf(await roundTrips(sandbox, await contractsIn(committed)));
    format('round-trips', report);
    expect(firstOf(report)).toEqual([]);
    expect(report.totals.inferred).toBe(report.totals.collections);
  });

  it('find nothing against a server that shows what was sent', async () => {
    const report = reportOf(await roundTrips(careless('saves-later'), [customers]));
    expect(firstOf(report)).toEqual([]);
    expect(report.totals.whole).toBe(1);
  });

  it('catch a server that shows other values than were sent', async () => {
    const report = reportOf(await roundTrips(careless('shows-other-values'), [customers]));
    format('round-trips, against shows-other-values', report);
    expect(report.issues).toContainEqual(expect.stringContaining('/name was sent as'));
    expect(report.totals.whole).toBe(0);
  });
});

describe.runIf(folder !== undefined)('the contracts of a folder', () => {
  it('are served as people expect', async () => {
    const runs = await roundTrips(sandbox, await contractsIn(folder ?? ''), ({ contract }) => {
      process.stdout.write(`${contract}\n`);
    });
    const { totals, figures, issues } = reportOf(runs);
    process.stdout.write(`${tableOf(runs)}\n`);
    if (reportFile !== undefined) await writeFile(reportFile, JSON.stringify({ totals, runs }, undefined, 1));
    format('round-trips', { figures, issues });
    const { incidents, collections, inferred, whole } = totals;
    expect(incidents).toMatchObject({
      refused: 0,
      'own failure': 0,
      'no response': 0,
      'outside the contract': 0,
    });
    expect(inferred / collections).toBeGreaterThanOrEqual(0.95);
    expect(whole / collections).toBeGreaterThanOrEqual(0.9);
  });
});
