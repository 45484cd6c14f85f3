import { describe, expect, it } from 'vitest';
import { adminOperations, examplesIn } from '../../../support/admin-document.ts';
import { minimalCustomer } from '../../../support/customers.ts';
import { sandbox, type TestSandbox } from '../../../support/sandbox.ts';

const w1 = { 'X-Sandbox-Session': 'w1' };

async function rowsIn({ api }: TestSandbox, headers: Record<string, string> = {}) {
  return (await api.get('/__admin/state').set(headers)).body.collections;
}

const examples = examplesIn((await adminOperations()).get('importState')?.requestBody?.content);

describe('rows that are imported', () => {
  it.each(examples)(
    'as the contract of the admin API shows it, %s, are there from then on',
    async (_, state) => {
      const to = await sandbox();
      await to.api.post('/customers').send(minimalCustomer('before'));
      expect((await to.api.put('/__admin/state').send(state as object)).status).toBe(204);
      const { collections } = state as { collections: Record<string, object[]> };
      for (const [name, rows] of Object.entries(collections)) {
        expect((await rowsIn(to))[name]).toEqual(rows.map((row) => expect.objectContaining(row)));
      }
    },
  );

  it('are what was exported', async () => {
    const to = await sandbox();
    await to.api.post('/customers').send(minimalCustomer('a'));
    const { body } = await to.api.get('/__admin/state');
    await to.api.delete('/customers/a');
    await to.api.put('/__admin/state').send(body);
    expect(await rowsIn(to)).toEqual(body.collections);
    expect((await to.api.get('/customers/a')).status).toBe(200);
  });

  it('belong to the session that is named, and to no other', async () => {
    const to = await sandbox();
    await to.api.post('/customers').send(minimalCustomer('a'));
    await to.api.put('/__session/w1/__admin/state').send({ collections: {} });
    expect((await rowsIn(to, w1)).customers).toEqual([]);
    expect((await rowsIn(to)).customers).toHaveLength(1);
  });

  it('may be many', async () => {
    const to = await sandbox();
    const customers = Array.from({ length: 5_000 }, (_, i) => ({
      ...minimalCustomer(`c${i}`),
      address: { line1: 'x'.repeat(200) },
    }));
    const response = await to.api.put('/__admin/state').send({ collections: { customers } });
    expect(response.status).toBe(204);
    expect((await rowsIn(to)).customers).toHaveLength(5_000);
  });
});

describe('state that cannot be imported', () => {
  const good = minimalCustomer('good');

  it.each<[string, object, readonly string[]]>([
    ['no rows', {}, ['/collections is required']],
    ['other members', { rows: [], collections: {} }, ['/rows is not allowed by the contract']],
    ['another version', { version: 2, collections: {} }, ['/version must be 1']],
    ['another contract', { contract: 'Pets', collections: {} }, ['/contract must be "Togai API']],
    [
      'another collection',
      { collections: { pets: [] } },
      ['/collections/pets is no collection of this contract'],
    ],
    [
      'what is no row',
      { collections: { customers: [good, 5, null] } },
      ['/customers/1 must be object', '/customers/2'],
    ],
    [
      'rows that break the contract',
      { collections: { customers: [good, { ...good, id: 'b', name: 'x' }, { id: 'c' }] } },
      ['/collections/customers/1/name must NOT have fewer than 3', '/collections/customers/2'],
    ],
    ['one key twice', { collections: { customers: [good, good] } }, ['/customers/1 has the key "good" of']],
  ])('has %s: each error is listed, and nothing changes', async (_, state, issues) => {
    const to = await sandbox();
    await to.api.post('/customers').send(minimalCustomer('before'));
    const before = await rowsIn(to);
    const { status, type, body } = await to.api.put('/__admin/state').send(state);
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
    const reported = body.errors?.join('\n') ?? body.detail;
    for (const issue of issues) expect(reported).toContain(issue);
    expect(await rowsIn(to)).toEqual(before);
  });

  it('has a limited number of errors', async () => {
    const { api } = await sandbox();
    const customers = Array.from({ length: 5_000 }, () => 5);
    const { body } = await api.put('/__admin/state').send({ collections: { customers } });
    expect(body.errors).toHaveLength(101);
    expect(body.errors.at(-1)).toBe('and more that were not counted');
  });

  it('has each error in a list, even when the message has no room for it', async () => {
    const { api } = await sandbox();
    const customers = Array.from({ length: 40 }, (_, i) => ({ ...minimalCustomer(`c${i}`), name: 'x' }));
    const { body } = await api.put('/__admin/state').send({ collections: { customers } });
    expect(body.errors).toHaveLength(40);
    expect(body.errors[39]).toContain('/collections/customers/39/name');
    expect(body.detail.length).toBeLessThanOrEqual(1_000);
  });
});
