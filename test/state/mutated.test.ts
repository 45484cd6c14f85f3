import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SandboxError } from '../../src/errors.ts';
import { prepareTestApi, serveSession } from '../support/prepared-api.ts';
import { runs } from '../support/property-tests.ts';

type Part = Record<string, unknown> | unknown[];

/** What of a state file is changed: which part, which member of it, and what becomes of that. */
interface Mutation {
  readonly part: number;
  readonly member: number;
  readonly change: { readonly put: unknown } | 'remove' | 'twice';
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  part: fc.nat(),
  member: fc.nat(),
  change: fc.oneof(
    { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((put) => ({ put })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(0, '', 'c1', -1, 1e300, '__proto__', null).map((put) => ({ put })),
    },
    fc.constant('remove' as const),
    fc.constant('twice' as const),
  ),
});

/** Every object and list in a value, the value itself first. */
function partsOf(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap(partsOf)];
}

function mutate(document: unknown, { part, member, change }: Mutation): void {
  const parts = partsOf(document);
  const chosen = parts[part % parts.length] ?? [];
  const names = Object.keys(chosen);
  const name = names[member % names.length];
  if (name === undefined) return;
  const value: unknown = Reflect.get(chosen, name);
  if (change === 'remove') Reflect.deleteProperty(chosen, name);
  else if (change !== 'twice') Reflect.set(chosen, name, change.put);
  else if (Array.isArray(chosen)) chosen.push(structuredClone(value));
  else Reflect.set(chosen, `${name}2`, structuredClone(value));
}

const pathsOf: Readonly<Record<string, readonly string[]>> = {
  togai: ['/customers?pageSize=100', '/accounts?pageSize=100'],
  library: ['/api/v1/authors', '/api/v1/authors/1', '/api/v1/authors/1/books'],
  buckets: ['/buckets', '/settings'],
  payments: ['/v1/customers', '/v1/orders'],
};

describe.each(Object.keys(pathsOf))('a state file of %s that somebody has changed', (name) => {
  it('is rejected with its issues, or served as the contract says', async () => {
    const contract = await prepareTestApi(name);
    const demo = JSON.stringify({ collections: Object.fromEntries(await contract.demoRows(3)) });
    const outcomes = { rejected: 0, taken: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 2 }), async (mutations) => {
        const document: unknown = JSON.parse(demo);
        for (const each of mutations) mutate(document, each);
        const context = await serveSession(contract);
        try {
          await context.importState(JSON.parse(JSON.stringify(document)));
          outcomes.taken += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(SandboxError);
          expect(Object.values(context.exportState().collections).flat()).toEqual([]);
          outcomes.rejected += 1;
          return;
        }
        for (const path of pathsOf[name] ?? []) {
          expect([path, [200, 404].includes((await context.api.get(path)).status)]).toEqual([path, true]);
        }
      }),
      { numRuns: runs(150) },
    );
    expect(outcomes.rejected).toBeGreaterThan(30);
    expect(outcomes.taken).toBeGreaterThan(10);
  }, 60_000);
});
