import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sandbox, type TestSandbox } from '../support/sandbox.ts';

type Item = Record<string, unknown>;

/** A collection of one of the contracts in `test/contracts`, and what a client does with it. */
interface Collection {
  readonly contract: string;
  /** The list's path, `{parent}` being the id of the parent made before. */
  readonly list: string;
  /** Where the list has its rows; absent for a bare array. */
  readonly rows?: string;
  /** POST on the list, or PUT on the item of this name. */
  readonly put?: string;
  readonly sent: Item;
  /** The property that wraps a single item in a response. */
  readonly envelopeKey?: string;
  readonly id: string;
  readonly change: readonly ['patch' | 'put' | 'post', Item, string?];
  readonly gone: number;
  /** The collection that it is nested in. */
  readonly parent?: Collection;
}

const authors: Collection = {
  contract: 'library',
  list: '/api/v1/authors',
  sent: { name: 'Laxness' },
  id: 'id',
  change: ['put', { name: 'Undset', country: 'NO' }],
  gone: 204,
};
const projects: Collection = {
  contract: 'projects',
  list: '/projects',
  rows: 'data',
  sent: { name: 'Bridge' },
  envelopeKey: 'data',
  id: 'id',
  change: ['patch', { name: 'Tunnel' }, 'application/merge-patch+json'],
  gone: 204,
};
const tasks: Collection = {
  contract: 'projects',
  list: '/projects/{parent}/tasks',
  rows: 'data',
  sent: { title: 'Dig' },
  envelopeKey: 'data',
  id: 'id',
  change: ['put', { title: 'Dig deeper' }],
  gone: 204,
  parent: projects,
};
const customers: Collection = {
  contract: 'payments',
  list: '/v1/customers',
  rows: 'data',
  sent: { email: 'ann@example.com', name: 'Ann' },
  id: 'id',
  change: ['post', { name: 'Anna' }],
  gone: 200,
};
const buckets: Collection = {
  contract: 'buckets',
  list: '/buckets',
  rows: 'buckets',
  put: 'photos',
  sent: { region: 'eu-1' },
  id: 'name',
  change: ['patch', { versioning: true }],
  gone: 204,
};

const collections: readonly Collection[] = [
  authors,
  {
    contract: 'library',
    list: '/api/v1/authors/{parent}/books',
    sent: { title: 'Salka Valka' },
    id: 'id',
    change: ['patch', { pages: 404 }],
    gone: 204,
    parent: authors,
  },
  projects,
  tasks,
  customers,
  {
    contract: 'payments',
    list: '/v1/orders',
    rows: 'orders',
    sent: { customer: '{parent}', amount: 5, currency: 'eur' },
    id: 'id',
    change: ['patch', { amount: 6 }],
    gone: 200,
    parent: customers,
  },
  buckets,
  {
    contract: 'buckets',
    list: '/buckets/{parent}/rules',
    rows: 'rules',
    put: 'expire',
    sent: { prefix: 'tmp/', days: 3 },
    id: 'ruleName',
    change: ['put', { prefix: 'tmp/', days: 4 }],
    gone: 204,
    parent: buckets,
  },
];

describe.each(collections)('$contract $list', (collection) => {
  const folder = mkdtempSync(join(tmpdir(), 'own-contracts-'));
  const data = join(folder, 'state.json');
  let served: TestSandbox;
  let parent = '';

  const start = async () => {
    const contract = fileURLToPath(new URL(`../contracts/${collection.contract}.yaml`, import.meta.url));
    served = await sandbox({ contract, data });
  };
  const filled = <T>(template: T): T => JSON.parse(JSON.stringify(template).replaceAll('{parent}', parent));

  async function make({
    list,
    put,
    sent,
    envelopeKey,
    id,
  }: Collection): Promise<{ path: string; item: Item }> {
    const above = filled(list);
    const made = await (put === undefined ? served.api.post(above) : served.api.put(`${above}/${put}`)).send(
      filled(sent),
    );
    expect(made.status).toBeOneOf([200, 201]);
    const item: Item = envelopeKey === undefined ? made.body : made.body[envelopeKey];
    return { path: `${above}/${item[id]}`, item };
  }

  const read = async (path: string): Promise<Item> => {
    const response = await served.api.get(path);
    expect({ status: response.status, logged: served.logged.failures }).toEqual({ status: 200, logged: [] });
    return collection.envelopeKey === undefined ? response.body : response.body[collection.envelopeKey];
  };
  const listed = async (): Promise<Item[]> => {
    const { body } = await served.api.get(filled(collection.list));
    return collection.rows === undefined ? body : body[collection.rows];
  };

  beforeEach(async () => {
    await start();
    if (collection.parent === undefined) return;
    const { item } = await make(collection.parent);
    parent = String(item[collection.parent.id]);
  });

  afterEach(async () => {
    await served.close();
    rmSync(data, { force: true });
  });

  it('is created, read, listed, changed, deleted and then not found, through a restart', async () => {
    const { path, item } = await make(collection);
    expect(await read(path)).toEqual(item);
    await served.close();
    await start();
    expect(await read(path)).toEqual(item);
    expect((await listed()).map((row) => row[collection.id])).toEqual([item[collection.id]]);

    const [method, change, mediaType = 'application/json'] = collection.change;
    const changed = await served.api[method](path).type(mediaType).send(JSON.stringify(change));
    expect(changed.status).toBe(200);
    expect(await read(path)).toMatchObject({ ...change, [collection.id]: item[collection.id] });

    expect((await served.api.delete(path)).status).toBe(collection.gone);
    expect((await served.api.get(path)).status).toBe(404);
    expect((await served.api.delete(path)).status).toBe(404);
    expect(await listed()).toEqual([]);
    expect(served.logged.failures).toEqual([]);
  });
});
