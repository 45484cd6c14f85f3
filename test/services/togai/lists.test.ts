import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { collectPages, idsIn, type ListName } from '../../support/pagination.ts';
import { runs } from '../../support/property-tests.ts';
import { sandbox, type TestSandbox } from '../../support/sandbox.ts';

const { api, reset } = await sandbox();

type Api = TestSandbox['api'];

/** The customer whom the accounts of these tests belong to; its own account is gone, so that lists start empty. */
async function prepare(list: ListName, to: Api = api): Promise<void> {
  if (list === 'customers') return;
  const { body } = await to.post('/customers').send(minimalCustomer('owner'));
  await to.delete(`/accounts/${body.account.id}`);
}

async function create(list: ListName, ids: readonly string[], to: Api = api): Promise<void> {
  for (const id of ids) {
    const row = list === 'customers' ? minimalCustomer(id) : minimalAccount(id, 'owner');
    expect((await to.post(`/${list}`).send(row)).status).toBe(201);
  }
}

async function remove(list: ListName, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    expect((await api.delete(`/${list}/${encodeURIComponent(id)}`)).status).toBe(200);
  }
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, n) => `row ${String(n).padStart(3, '0')}`);

/** The pages of a list with a page size: the ids in chunks. */
function pagesOf(ids: readonly string[], size: number): string[][] {
  const pages = Array.from({ length: Math.ceil(ids.length / size) }, (_, n) =>
    ids.slice(n * size, (n + 1) * size),
  );
  return pages.length === 0 ? [[]] : pages;
}

const idsOf = (body: { data: { id: string }[] }) => body.data.map(({ id }) => id);

const folder = await mkdtemp(join(tmpdir(), 'togai-sandbox-lists-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each<ListName>(['customers', 'accounts'])('the list of %s', (list) => {
  const other = list === 'customers' ? 'accounts' : 'customers';

  const page = (query: object = {}) => api.get(`/${list}`).query(query);

  beforeEach(async () => {
    await reset();
    await prepare(list);
  });

  it('is empty at first', async () => {
    const { status, body } = await page();
    expect(status).toBe(200);
    expect(body).toEqual({ data: [], context: { pageSize: 20, sortOrder: 'ASC' } });
  });

  it('shows each item as it is read', async () => {
    await create(list, numbered(3));
    const { body } = await page();
    const read = numbered(3).map(async (id) => (await api.get(`/${list}/${encodeURIComponent(id)}`)).body);
    expect(body.data).toEqual(await Promise.all(read));
  });

  it.each([
    [19, false],
    [20, false],
    [21, true],
  ])('has 20 on a page by default: of %i', async (count, more) => {
    await create(list, numbered(count));
    const { body } = await page();
    expect(idsOf(body)).toEqual(numbered(count).slice(0, 20));
    expect(Object.keys(body).sort()).toEqual(more ? ['context', 'data', 'nextToken'] : ['context', 'data']);
    expect(body.context).toEqual({ pageSize: 20, sortOrder: 'ASC' });
  });

  it('has up to 100 on a page', async () => {
    await create(list, numbered(101));
    const first = await page({ pageSize: 100 });
    expect(idsOf(first.body)).toEqual(numbered(100));
    const second = await page({ nextToken: first.body.nextToken });
    expect(second.body).toMatchObject({ data: [{ id: 'row 100' }], context: { pageSize: 100 } });
    expect(second.body).not.toHaveProperty('nextToken');
  });

  it.each(['0', '101', '-1', '1.5', '1e1000', 'Infinity', '-Infinity', 'ten', '', '20,20', 'NaN'])(
    'refuses the page size %j',
    async (pageSize) => {
      expectError(await page({ pageSize }), 400, 'pageSize');
    },
  );

  it('is ordered by id as JavaScript’s < orders texts', async () => {
    const ids = ['b', 'a', 'B', '10', '9', 'Z', '_', '~', 'é', 'e\u0301', '\uff5e', '😀', ' x', 'aa', 'a b'];
    await create(list, ids);
    const ordered = ids.toSorted((a, b) => (a < b ? -1 : 1));
    expect(ordered.indexOf('😀')).toBeLessThan(ordered.indexOf('\uff5e'));
    expect(await idsIn(api, list)).toEqual(ordered);
    expect((await collectPages(api, list, 1)).flat()).toEqual(ordered);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 100])('shows each once in pages of %i', async (pageSize) => {
    for (const id of numbered(7)) {
      await create(list, [id]);
      const ids = numbered(7).filter((known) => known <= id);
      expect(await collectPages(api, list, pageSize)).toEqual(pagesOf(ids, pageSize));
    }
  });

  it('has its page size and order on every page', async () => {
    await create(list, numbered(5));
    let { body } = await page({ pageSize: 2 });
    for (let n = 0; n < 3; n++) {
      expect(body.context).toEqual({ pageSize: 2, sortOrder: 'ASC' });
      if (body.nextToken !== undefined) body = (await page({ nextToken: body.nextToken })).body;
    }
    expect(idsOf(body)).toEqual(['row 004']);
  });

  it('uses a page size sent beside a token from there on', async () => {
    await create(list, numbered(9));
    const first = await page({ pageSize: 2 });
    const second = await page({ nextToken: first.body.nextToken, pageSize: 3 });
    expect(idsOf(second.body)).toEqual(numbered(5).slice(2));
    expect(second.body.context.pageSize).toBe(3);
    const third = await page({ nextToken: second.body.nextToken });
    expect(idsOf(third.body)).toEqual(numbered(8).slice(5));
    expect(third.body.context.pageSize).toBe(3);
  });

  it('gives the same page for the same token again', async () => {
    await create(list, numbered(5));
    const { nextToken } = (await page({ pageSize: 2 })).body;
    const [idempotent, again] = [await page({ nextToken }), await page({ nextToken })];
    expect(again.body).toEqual(idempotent.body);
  });

  it('rejects a token of the other list', async () => {
    await create(list, numbered(2));
    await prepare(other);
    if (other === 'accounts') await create(other, numbered(2));
    else await create(other, ['x1', 'x2']);
    const { nextToken } = (await api.get(`/${other}?pageSize=1`)).body;
    expect((await api.get(`/${other}`).query({ nextToken })).status).toBe(200);
    expectError(await page({ nextToken }), 400, 'nextToken');
  });

  it.each([
    ['a character changed', (token: string) => token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['its first character changed', (token: string) => token.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))],
    ['a character in its midst left out', (token: string) => token.slice(0, 20) + token.slice(21)],
    ['a character more', (token: string) => `${token}A`],
    ['a space more', (token: string) => `${token} `],
    ['padding', (token: string) => `${token}=`],
    ['its end missing', (token: string) => token.slice(0, -4)],
    ['its case changed', (token: string) => token.toUpperCase()],
    ['itself twice', (token: string) => token + token],
  ])('rejects a token with %s', async (_, tamper) => {
    await create(list, numbered(3));
    const { nextToken } = (await page({ pageSize: 1 })).body;
    expectError(await page({ nextToken: tamper(nextToken) }), 400, 'nextToken');
  });

  it.each(['', 'x', 'row 001', '1', 'null', '{}', 'é', '%', '😀'.repeat(600)])(
    'refuses %j as a token',
    async (nextToken) => {
      await create(list, numbered(3));
      expectError(await page({ nextToken }), 400, 'nextToken');
    },
  );

  it('continues after the row that a token points at is deleted', async () => {
    await create(list, numbered(5));
    const { nextToken } = (await page({ pageSize: 2 })).body;
    await remove(list, ['row 001']);
    expect(idsOf((await page({ nextToken })).body)).toEqual(['row 002', 'row 003']);
    await remove(list, ['row 000', 'row 002']);
    expect(idsOf((await page({ nextToken })).body)).toEqual(['row 003', 'row 004']);
  });

  it('ends when all rows after a token are deleted', async () => {
    await create(list, numbered(3));
    const { nextToken } = (await page({ pageSize: 1 })).body;
    await remove(list, numbered(3));
    const { body } = await page({ nextToken });
    expect(body).toEqual({ data: [], context: { pageSize: 1, sortOrder: 'ASC' } });
  });

  it('includes a row that is added after the token, and not one that is added before it', async () => {
    await create(list, ['b', 'd', 'f', 'h']);
    const pages = await collectPages(api, list, 2, async ({ length }) => {
      if (length === 1) await create(list, ['a', 'c', 'e', 'g']);
    });
    expect(pages).toEqual([
      ['b', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
  });

  it('never skips a row for one that is deleted before it', async () => {
    await create(list, numbered(6));
    const pages = await collectPages(api, list, 2, async ([first = []]) => {
      await Promise.all(first.map((id) => api.delete(`/${list}/${encodeURIComponent(id)}`)));
    });
    expect(pages.flat()).toEqual(numbered(6));
  });

  it('lists every row that stays exactly once, and none twice, whatever is added and deleted meanwhile', async () => {
    const ids = Array.from('abcdefghijkl');
    const some = fc.subarray(ids);
    const coming = fc.array(some, { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(some, coming, fc.integer({ min: 1, max: 4 }), async (start, toggled, size) => {
        await reset();
        await prepare(list);
        await create(list, start);
        const present = new Set(start);
        const touched = new Set<string>();
        const pages = await collectPages(api, list, size, async ({ length }) => {
          for (const id of (toggled[length - 1] ?? []).slice(0, 3)) {
            await (present.has(id) ? remove(list, [id]) : create(list, [id]));
            if (!present.delete(id)) present.add(id);
            touched.add(id);
          }
        });
        const listed = pages.flat();
        expect(listed).toEqual([...new Set(listed)].sort());
        expect(listed).toEqual(
          expect.arrayContaining(ids.filter((id) => present.has(id) && !touched.has(id))),
        );
      }),
      { numRuns: runs(25) },
    );
  });

  it('continues where it was after a restart', async () => {
    const data = join(folder, `${list}.json`);
    const before = await sandbox({ data });
    await prepare(list, before.api);
    await create(list, numbered(5), before.api);
    const first = await before.api.get(`/${list}?pageSize=2`);
    const all = await before.api.get(`/${list}`);
    await before.close();

    const after = await sandbox({ data });
    const { nextToken } = first.body;
    const second = await after.api.get(`/${list}`).query({ nextToken });
    expect(idsOf(second.body)).toEqual(['row 002', 'row 003']);
    expect(second.body.context.pageSize).toBe(2);
    expect((await after.api.get(`/${list}`)).body).toEqual(all.body);
    await after.close();
  });

  it('pages through awkward ids', async () => {
    const ids = ['__proto__', 'constructor', 'a/b', '..', '.', 'é', '%', ' ', '\u0000', '"', '😀'.repeat(50)];
    await create(list, ids);
    expect(await collectPages(api, list, 1)).toEqual(pagesOf(ids.toSorted(), 1));
  });
});

describe('the list of accounts', () => {
  it('holds those of all customers, ordered by their own ids', async () => {
    await reset();
    for (const [customer, id] of [
      ['c1', 'z'],
      ['c2', 'a'],
      ['c3', 'm'],
    ]) {
      const account = { id, name: 'Account' };
      await api.post('/customers').send({ ...minimalCustomer(customer ?? ''), account });
    }
    const { body } = await api.get('/accounts');
    expect(body.data).toMatchObject([
      { id: 'a', customerId: 'c2' },
      { id: 'm', customerId: 'c3' },
      { id: 'z', customerId: 'c1' },
    ]);
  });
});
