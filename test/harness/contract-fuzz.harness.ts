import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contractFuzz } from './contract-fuzz.ts';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';

const builtIn = fileURLToPath(new URL('../../openapi/togai.yaml', import.meta.url));
const others = ['buckets', 'library', 'payments', 'projects'].map((name) =>
  fileURLToPath(new URL(`../contracts/${name}.yaml`, import.meta.url)),
);
const contracts = [builtIn, ...others];

describe('random requests', () => {
  it.each(contracts)('get responses within %s', async (contract) => {
    const requests = Math.ceil(sizeOf('FUZZED_REQUESTS') / contracts.length);
    const report = await contractFuzz(sandbox, { contract, requests, seed: Date.now() % 1_000_000 });
    format('contract-fuzz', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('catch a server that accepts anything', async () => {
    const issues: string[] = [];
    for (let seed = 1; seed <= 5; seed++) {
      const options = { contract: builtIn, requests: 50, seed };
      const report = await contractFuzz(careless('accepts-anything'), options);
      format('contract-fuzz, against accepts-anything', report);
      issues.push(...report.issues);
    }
    expect(issues).toContainEqual(expect.stringContaining('an invalid request gets 20'));
  });
});
