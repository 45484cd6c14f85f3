import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreparedApi } from '../../src/server/prepare-api.ts';
import { prepareTestApi, type ServedSession, serveSession } from '../support/prepared-api.ts';
import { runs } from '../support/property-tests.ts';

/** A client's request: a method, a path and a body. */
type ClientRequest = readonly [method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: object];

const few = fc.integer({ min: 1, max: 4 });
const text = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 12 });
const name = fc.constantFrom('aa', 'bb', 'cc', 'toString', '__proto__');

const requests: Readonly<Record<string, fc.Arbitrary<ClientRequest>>> = {
  togai: fc.oneof(
    fc.tuple(few, text, fc.option(name)).map(([id, called, alias]): ClientRequest => {
      const account =
        alias === null ? {} : { account: { id: `a${id}`, name: called, aliases: [alias], netTermDays: 3 } };
      return [
        'post',
        '/customers',
        { id: `c${id}`, name: called, primaryEmail: called, address: { city: called }, ...account },
      ];
    }),
    fc
      .tuple(few, few, text)
      .map(
        ([id, owner, called]): ClientRequest => [
          'post',
          '/accounts',
          { id: `b${id}`, name: called, customerId: `c${owner}` },
        ],
      ),
    fc
      .tuple(few, name)
      .map(([id, alias]): ClientRequest => ['post', `/accounts/a${id}/add_aliases`, { aliases: [alias] }]),
    fc
      .tuple(few, text)
      .map(([id, called]): ClientRequest => ['patch', `/customers/c${id}`, { name: called }]),
    fc
      .tuple(fc.constantFrom('customers/c', 'accounts/a', 'accounts/b'), few)
      .map(([path, id]): ClientRequest => ['delete', `/${path}${id}`]),
  ),
  library: fc.oneof(
    fc
      .tuple(text, fc.option(few))
      .map(([called, born]): ClientRequest => ['post', '/api/v1/authors', { name: called, born }]),
    fc
      .tuple(few, text)
      .map(([id, title]): ClientRequest => ['post', `/api/v1/authors/${id}/books`, { title }]),
    fc
      .tuple(few, few)
      .map(([id, pages]): ClientRequest => ['patch', `/api/v1/authors/1/books/${id}`, { pages }]),
    fc
      .tuple(few, text)
      .map(([id, called]): ClientRequest => ['put', `/api/v1/authors/${id}`, { name: called }]),
    few.map((id): ClientRequest => ['delete', `/api/v1/authors/${id}`]),
    few.map((id): ClientRequest => ['delete', `/api/v1/authors/1/books/${id}`]),
  ),
  buckets: fc.oneof(
    fc
      .tuple(name, fc.constantFrom('eu-1', 'us-1'))
      .map(([id, region]): ClientRequest => ['put', `/buckets/${id}`, { region, tags: { [id]: id } }]),
    fc
      .tuple(name, name, few)
      .map(
        ([id, rule, days]): ClientRequest => ['put', `/buckets/${id}/rules/${rule}`, { prefix: '', days }],
      ),
    fc
      .tuple(name, fc.boolean())
      .map(([id, versioning]): ClientRequest => ['patch', `/buckets/${id}`, { versioning }]),
    fc.constantFrom<ClientRequest>(['put', '/settings', { defaultRegion: 'eu-1', more: [1, null] }]),
    name.map((id): ClientRequest => ['delete', `/buckets/${id}`]),
  ),
  payments: fc.oneof(
    text.map((called): ClientRequest => ['post', '/v1/customers', { name: called, tax_secret: called }]),
    fc
      .tuple(few, text)
      .map(
        ([amount, note]): ClientRequest => [
          'post',
          '/v1/orders',
          { customer: '$', amount, currency: 'eur', note, lines: [{ sku: note }] },
        ],
      ),
    fc.constantFrom<ClientRequest>(
      ['post', '/v1/orders/$/pay'],
      ['post', '/v1/orders/$/cancel'],
      ['delete', '/v1/orders/$'],
      ['delete', '/v1/customers/$'],
    ),
    fc.tuple(few).map(([amount]): ClientRequest => ['patch', '/v1/orders/$', { amount, note: null }]),
  ),
};

/** Sends requests one after another; a `$` is replaced by the id of the first item that there is. */
async function sendAll(context: ServedSession, sequence: readonly ClientRequest[]): Promise<void> {
  for (const [method, path, body] of sequence) {
    const { collections } = context.exportState();
    const named = (collection = '') =>
      String(Reflect.get(Object(collections[collection]?.[0]), 'id') ?? 'none');
    const own = path.replace('$', named(/v1\/(\w+)/.exec(path)?.[1]));
    const sent = JSON.stringify(body)?.replace('"$"', JSON.stringify(named('customers')));
    const request = context.api[method](own);
    const response = await (sent === undefined ? request : request.type('application/json').send(sent));
    expect(response.status).toBeLessThan(500);
  }
}

const last: Readonly<Record<string, ClientRequest>> = {
  togai: ['post', '/customers', { id: 'last', name: 'Last', primaryEmail: 'x', address: {} }],
  library: ['post', '/api/v1/authors', { name: 'Last' }],
  buckets: ['put', '/buckets/zz', { region: 'eu-1' }],
  payments: ['post', '/v1/customers', { name: 'Last' }],
};

const contracts = new Map<string, PreparedApi>();
for (const each of Object.keys(requests)) contracts.set(each, await prepareTestApi(each));

describe.each(Object.keys(requests))('an export of %s', (contract) => {
  it('that is imported is exported as it was, and the sandbox continues as it would have', async () => {
    const served = contracts.get(contract);
    if (served === undefined) throw new Error(`there is no contract ${contract}`);
    const asks = requests[contract] ?? fc.constant<ClientRequest>(['delete', '/']);
    await fc.assert(
      fc.asyncProperty(fc.array(asks, { maxLength: 16 }), async (sequence) => {
        const [first, second] = [await serveSession(served), await serveSession(served)];
        await sendAll(first, sequence);
        const exported = first.exportState();
        await second.importState(JSON.parse(JSON.stringify(exported)));
        expect(JSON.stringify(second.exportState())).toBe(JSON.stringify(exported));
        const [method, path, body] = last[contract] ?? ['delete', '/'];
        const [a, b] = [await first.api[method](path).send(body), await second.api[method](path).send(body)];
        expect(a.status).toBeLessThan(300);
        if (contract === 'library') expect(b.body.id).toBe(a.body.id);
      }),
      { numRuns: runs(25) },
    );
  }, 60_000);
});
