import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtIn, createSandbox, type SandboxOptions } from '../../src/index.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createRandom, type Random } from '../../src/random.ts';
import { createMakeRequest, type ValidRequest } from '../support/valid-request.ts';

const requests = 300;

const contracts: readonly (readonly [string, string])[] = [
  ['the built-in contract', builtIn.contract],
  ...['buckets', 'library', 'payments', 'projects'].map(
    (name) =>
      [
        `the contract of ${name}`,
        fileURLToPath(new URL(`../contracts/${name}.yaml`, import.meta.url)),
      ] as const,
  ),
];

type Ask = (request: ValidRequest) => Promise<string>;

/** Sends requests to a sandbox of its own, and returns each response whole, without what differs in every response. */
async function withSandbox<T>(options: SandboxOptions, work: (ask: Ask) => Promise<T>): Promise<T> {
  const sandbox = await createSandbox({
    seed: 7,
    clock: { time: '2026-01-01T00:00:00Z', step: '1s' },
    ...options,
  });
  try {
    return await work(async ({ path, method, headers, body }) => {
      const response = await fetch(sandbox.url + path, { method, headers, ...(body && { body }) });
      const compared = [...response.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name));
      return JSON.stringify([response.status, compared, await response.text()]).replaceAll(sandbox.url, '');
    });
  } finally {
    await sandbox.close();
  }
}

/** Makes requests, some of them invalid, of all operations; many are for ids from earlier responses. */
async function createMixedRequests(contract: string) {
  const { document } = await loadDocument(contract);
  const operations = [...operationsOf(document).values()];
  const makers = Array.from({ length: 8 }, (_, seed) => createMakeRequest(document, seed));
  const random = createRandom('requests');
  const known: string[] = [];
  return {
    next: (): ValidRequest => {
      const operation = random.pick(operations);
      const names = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      const ids =
        known.length > 0 && random.next() < 0.8
          ? names.map((name) => [name, random.pick(known)] as const)
          : [];
      const request = random.pick(makers)(operation, new Map(ids));
      return random.next() < 0.9 ? request : spoiled(request, random);
    },
    learn: (response: string) => {
      for (const [, id = ''] of response.matchAll(/\\"(?:id|name|uid)\\":\\"?([\w-]{1,40})/g)) known.push(id);
    },
  };
}

function spoiled(request: ValidRequest, random: Random): ValidRequest {
  if (request.body === undefined) return { ...request, path: `${request.path}%20x` };
  return { ...request, body: random.next() < 0.5 ? request.body.slice(1) : '{"unknown":1}' };
}

describe.each(contracts)('%s', (_, contract) => {
  it('has the same response, byte for byte, for the same seed and clock', { timeout: 60_000 }, async () => {
    const options: SandboxOptions = { contract, accountIdentity: 'generated' };
    const sent: ValidRequest[] = [];
    const mixed = await createMixedRequests(contract);
    const first = await withSandbox(options, async (ask) => {
      const responses: string[] = [];
      for (let i = 0; i < requests; i += 1) {
        const request = mixed.next();
        const response = await ask(request);
        mixed.learn(response);
        sent.push(request);
        responses.push(response);
      }
      return responses;
    });
    const again = (seed: number) =>
      withSandbox({ ...options, seed }, async (ask) => {
        const responses: string[] = [];
        for (const request of sent) responses.push(await ask(request));
        return responses;
      });
    expect(await again(7)).toEqual(first);
    const statuses = new Set(first.map((response) => JSON.parse(response)[0]));
    expect([...statuses].filter((status) => status < 300).length).toBeGreaterThan(0);
    expect([...statuses].filter((status) => status >= 400).length).toBeGreaterThan(1);
    expect([...statuses].filter((status) => status >= 500 && status !== 501)).toEqual([]);
  });
});

describe('without a seed', () => {
  it('ids are other ones in every run', async () => {
    const { document } = await loadDocument(builtIn.contract);
    const create = operationsOf(document).get('createCustomer');
    if (create === undefined) throw new Error('there is no createCustomer');
    const request = createMakeRequest(document, 1)(create);
    const run = () =>
      withSandbox({ seed: undefined, accountIdentity: 'generated' }, async (ask) => ask(request));
    const [first, second] = [await run(), await run()];
    expect(JSON.parse(first)[0]).toBe(201);
    expect(first).not.toBe(second);
  });
});
