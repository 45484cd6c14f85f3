import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { SandboxError, StartupError } from '../../src/errors.ts';
import { checkDocument } from '../../src/lint/check-document.ts';
import type { Handler } from '../../src/operation.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createLayer } from '../../src/services/built-in.ts';
import { leftToInference } from '../../src/services/left-to-inference.ts';
import type { ServiceDefinition, ServiceLayer } from '../../src/services/service-definition.ts';
import { togaiService } from '../../src/services/togai/togai-service.ts';
import type { CollectionSpec, Row } from '../../src/storage/store.ts';
import { inOneStep } from '../../src/turns.ts';
import { minimalAccount, minimalCustomer } from '../support/customers.ts';
import { prepareTestApi, type ServedSession, serveSession } from '../support/prepared-api.ts';

interface Shelf {
  readonly author: number;
  readonly books: number;
}

interface LendingOptions {
  readonly maxBooks: number;
}

const shelves: CollectionSpec = { name: 'shelves', key: (row) => (row as Shelf).author, indexes: {} };

/** Lets the layer below create a book, and counts the books of each author in a collection of its own. */
function createBook(maxBooks: number): Handler {
  return async ({ params }, context, next) => {
    const own = context.store.collection<Shelf>('shelves');
    const author = Number(params.authorId);
    const shelf = await own.get(author);
    const books = (shelf?.books ?? 0) + 1;
    if (books > maxBooks) throw new SandboxError('conflict', `the shelf of author ${author} is full`);
    const reply = await next();
    if (shelf === undefined) await own.insert({ author, books });
    else await own.replace({ author, books });
    return reply;
  };
}

/** A service for `test/contracts/library.yaml` that handles one of its operations. */
const lending: ServiceDefinition<LendingOptions> = {
  name: 'lending',
  title: 'Lending',
  contract: fileURLToPath(new URL('../contracts/library.yaml', import.meta.url)),
  options: {
    maxBooks: {
      flag: 'max-books',
      placeholder: 'N',
      default: 2,
      description: 'books of an author',
      expects: 'a number',
      parse: Number,
    },
  },
  create: (_api, { maxBooks }) => ({
    handlers: { createBook: createBook(maxBooks) },
    collections: [shelves],
    stateSchema: {
      rowSchemas: new Map([
        ['shelves', { begin: inOneStep(() => (row) => ({ row, issues: shelfIssues(row) })) }],
      ]),
      *issuesAmong(rows) {
        yield; // others have a turn
        const { length } = rows.get('shelves') ?? [];
        return length > 9 ? ['/collections/shelves has too many shelves'] : [];
      },
    },
  }),
};

function shelfIssues(row: Row): readonly string[] {
  return typeof (row as Partial<Shelf>).books === 'number' ? [] : ['/books must be a number'];
}

/** The service with other parts of its layer. */
const lendingWith = (layer: ServiceLayer): ServiceDefinition => ({
  ...lending,
  create: (api, options) => ({ ...lending.create(api, options as LendingOptions), ...layer }),
});

const books = '/api/v1/authors/1/books';

describe('a service that handles one operation', () => {
  let session: ServedSession;
  beforeEach(async () => {
    session = await serveSession(await prepareTestApi('library', {}, lending));
    await session.api.post('/api/v1/authors').send({ name: 'Halldór' });
  });

  const create = (title: string) => session.api.post(books).send({ title });

  it('has the rest inferred, and passes on to it with next', async () => {
    const { status, body, headers } = await create('Atom Station');
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: 1, authorId: 1, title: 'Atom Station', genre: 'other' });
    expect((await session.api.get(String(headers.location))).body).toEqual(body);
    expect((await session.api.get(books)).body).toEqual([body]);
    expect((await session.api.patch(`${books}/1`).send({ pages: 180 })).body).toMatchObject({ pages: 180 });
  });

  it('adds its own rules, and stores its own rows in the same transaction', async () => {
    await create('One');
    await create('Two');
    const { status, body } = await create('Three');
    expect(status).toBe(409);
    expect(body).toEqual({ code: 409, message: 'the shelf of author 1 is full' });
    expect((await session.api.get(books)).body).toHaveLength(2);
    expect(session.exportState().collections.shelves).toEqual([{ author: 1, books: 2 }]);
  });

  it('stores nothing where the layer below fails', async () => {
    expect((await session.api.post('/api/v1/authors/7/books').send({ title: 'None' })).status).toBe(404);
    expect(session.exportState().collections.shelves).toEqual([]);
  });

  it('takes its options from the settings, else its defaults', async () => {
    const services = { lending: { maxBooks: 1 } };
    session = await serveSession(await prepareTestApi('library', { services }, lending));
    await session.api.post('/api/v1/authors').send({ name: 'Halldór' });
    expect((await create('One')).status).toBe(201);
    expect((await create('Two')).status).toBe(409);
  });

  it('is reported as custom, the rest as stateful', async () => {
    const { body } = await session.api.get('/__admin/operations');
    const behaviors = body.operations.map(({ id, behavior }: Record<string, string>) => [id, behavior]);
    expect(behaviors).toContainEqual(['createBook', 'custom']);
    expect(behaviors.filter(([, behavior]: string[]) => behavior !== 'stateful')).toHaveLength(1);
  });

  it('is checked as it is served, also where its collection takes an inferred name', async () => {
    const taken = { collections: [{ ...shelves, name: 'authors' }] };
    for (const service of [lending, lendingWith(taken)]) {
      const { contract, operations } = (
        await (
          await serveSession(await prepareTestApi('library', {}, service))
        ).api.get('/__admin/operations')
      ).body;
      const checked = await checkDocument(service.contract, {}, (_path, api) =>
        leftToInference(api.operations, [
          createLayer(service, { ...api, validators: createValidators(api.document) }),
        ]),
      );
      expect(checked.declared?.title).toBe(contract);
      expect(checked.operations).toEqual(operations);
    }
  });

  it('is rejected for a handler of no operation', async () => {
    const handlers = { lendBook: createBook(1) };
    await expect(prepareTestApi('library', {}, lendingWith({ handlers }))).rejects.toThrow(StartupError);
  });
});

describe('the state of a service and what is inferred', () => {
  const other = async () => serveSession(await prepareTestApi('library', {}, lending));

  it('is exported and imported together', async () => {
    const session = await other();
    await session.api.post('/api/v1/authors').send({ name: 'Halldór' });
    await session.api.post(books).send({ title: 'Atom Station' });
    const state = session.exportState();
    expect(Object.keys(state.collections)).toEqual(['shelves', 'authors', 'authors/books']);
    const copy = await other();
    await copy.importState(structuredClone(state));
    expect(copy.exportState()).toEqual(state);
    expect((await copy.api.get(books)).body).toHaveLength(1);
    expect((await copy.api.post(books).send({ title: 'Two' })).status).toBe(201);
    expect((await copy.api.post(books).send({ title: 'Three' })).status).toBe(409);
  });

  it('is rejected with the issues of both', async () => {
    const { importState } = await other();
    const many = Array.from({ length: 10 }, (_, author) => ({ author, books: 'x' }));
    const issuesOf = ({ issues }: SandboxError) => issues;
    const collections = { shelves: many, authors: [{ id: 1, name: 1 }] };
    const issues = await importState({ collections }).then(() => [], issuesOf);
    expect(issues).toContain('/collections/shelves/0/books must be a number');
    expect(issues).toContain('/collections/shelves has too many shelves');
    expect(issues.filter((issue) => issue.startsWith('/collections/authors/0'))).not.toEqual([]);
  });

  it('has rows as they are stored where the service has no schema for them', async () => {
    const { collections } = lending.create({} as never, { maxBooks: 2 });
    const service: ServiceDefinition = { ...lending, create: () => ({ collections: collections ?? [] }) };
    const session = await serveSession(await prepareTestApi('library', {}, service));
    await session.importState({ collections: { shelves: [{ author: 1, books: 'x' }] } });
    expect(session.exportState().collections.shelves).toEqual([{ author: 1, books: 'x' }]);
  });

  it('keeps collections of one name apart', async () => {
    const authors: CollectionSpec = { ...shelves, name: 'authors' };
    const session = await serveSession(
      await prepareTestApi('library', {}, { ...lending, create: () => ({ collections: [authors] }) }),
    );
    await session.api.post('/api/v1/authors').send({ name: 'Halldór' });
    const { collections } = session.exportState();
    expect(collections.authors).toEqual([]);
    expect(collections['/authors']).toHaveLength(1);
  });

  it('is filled by the demos of both', async () => {
    const demo: ServiceLayer['demo'] = async () => async (recorder, count) => {
      expect(recorder.now).toBeGreaterThan(0);
      expect(count).toBe(3);
    };
    const rows = await (await prepareTestApi('library', {}, lendingWith({ demo }))).demoRows(3);
    expect(rows.get('authors')).toHaveLength(3);
    expect(rows.get('shelves')).toHaveLength(3);
  });

  it('quarantines rows of a collection that neither has any more', async () => {
    const { unknownCollectionKey } = await prepareTestApi('library', {}, lending);
    expect(unknownCollectionKey?.({ key: 3, id: 4 })).toBe(3);
    expect(unknownCollectionKey?.({ id: 'former' })).toBe('former');
  });
});

describe("Togai's service without one of its handlers", () => {
  const requests: Readonly<
    Record<string, readonly [method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object]>
  > = {
    createCustomer: ['post', '/customers', minimalCustomer('c2')],
    getCustomers: ['get', '/customers'],
    getCustomer: ['get', '/customers/c1'],
    updateCustomer: ['patch', '/customers/c1', { name: 'Another name' }],
    deleteCustomer: ['delete', '/customers/c1'],
    createAccount: ['post', '/accounts', minimalAccount('a2', 'c1')],
    getAccounts: ['get', '/accounts'],
    getAccount: ['get', '/accounts/a1'],
    updateAccount: ['patch', '/accounts/a1', { name: 'Another name' }],
    deleteAccount: ['delete', '/accounts/a1'],
    addAliases: ['post', '/accounts/a1/add_aliases', { aliases: ['one'] }],
    removeAliases: ['post', '/accounts/a1/remove_aliases', { aliases: ['one'] }],
  };

  const without = (id: string): ServiceDefinition => ({
    ...togaiService,
    create(api, options) {
      const layer = togaiService.create(api, options as Parameters<typeof togaiService.create>[1]);
      const { [id]: _removed, ...handlers } = layer.handlers ?? {};
      return { ...layer, handlers };
    },
  });

  it.each(Object.entries(requests))('still serves %s', async (id, [method, path, body]) => {
    const session = await serveSession(await prepareTestApi('togai', {}, without(id)));
    // A create that is served by an example responds with the Location of the example, which must be readable.
    const customers = [minimalCustomer('c1'), minimalCustomer('01BX5ZZKBKACTAV9WEVGEMMVRZ')];
    const seed = { collections: { customers, accounts: [minimalAccount('a1', 'c1')] } };
    await session.importState(seed);
    const { status, text } = await session.api[method](path).send(body);
    expect([200, 201], text).toContain(status);
    const { operations } = (await session.api.get('/__admin/operations')).body;
    const other = operations.filter(({ behavior }: Record<string, string>) => behavior !== 'custom');
    expect(other.map((operation: Record<string, string>) => operation.id)).toEqual([id]);
  });

  it('infers nothing where none is removed', async () => {
    const { collections, unknownCollectionKey } = await prepareTestApi('togai');
    expect(collections.map(({ name }) => name)).toEqual(['customers', 'accounts', '(idempotency keys)']);
    expect(unknownCollectionKey).toBeUndefined();
  });
});
