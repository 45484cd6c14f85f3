import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { loadFiles } from '../../../support/load-files.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

describe('a type that is null without quotes', () => {
  it.each<[place: string, schema: object, type: unknown]>([
    ['oneOf', { type: null }, 'null'],
    ['anyOf', { type: null, description: 'nothing' }, 'null'],
    // With more beside it, the type is only not filled in.
    ['oneOf', { type: null, properties: { a: {} } }, null],
    ['allOf', { type: null }, null],
  ])('is the type null in %s: %j', async (place, schema, type) => {
    const Part = { [place]: [{ type: 'object' }, schema] };
    const document = { openapi: '3.0.3', info: { title: 'x', version: '1' }, paths: {} };
    const contract = { ...document, components: { schemas: { Part } } };
    const { document: loaded, issues } = await loadFiles({ 'api.json': contract }, 'api.json');
    expect(Object(loaded.components?.schemas?.Part)[place][1].type ?? null).toBe(type);
    expect(issues.filter((each) => each.includes("read as the type 'null'"))).toHaveLength(type ? 1 : 0);
  });

  it('lets an envelope of anything hold what a response declares', async () => {
    const Envelope = objectOf({ code: 'integer', data: { oneOf: [{ type: 'object' }, { type: null }] } });
    const envelope = (name: string) => ({
      allOf: [
        { $ref: '#/components/schemas/Envelope' },
        objectOf({ data: { $ref: `#/components/schemas/${name}` } }),
      ],
    });
    const contract = sketch(
      {
        'POST /crates': { request: 'NewCrate', response: envelope('Crate') },
        'GET /crates/{id}': { response: envelope('Crate') },
        'POST /login': { request: 'Credentials', response: envelope('Token') },
      },
      {
        Envelope,
        NewCrate: objectOf({ label: 'string' }),
        Crate: objectOf({ id: 'integer', label: 'string' }),
        Credentials: objectOf({ 'username!': 'string', 'password!': 'string' }),
        Token: objectOf({ access_token: 'string', expires_in: 'integer' }),
      },
    );
    const { api } = await contractSandbox(contract);
    const made = await api.post('/crates').send({ label: 'a' }).expect(200);
    expect(made.body.data).toMatchObject({ label: 'a' });
    expect((await api.get(`/crates/${made.body.data.id}`)).body.data).toEqual(made.body.data);
    const login = await api.post('/login').send({ username: 'a', password: 'b' }).expect(200);
    expect(login.body.data).toMatchObject({ access_token: expect.any(String) });
  });
});
