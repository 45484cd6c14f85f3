import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Client = objectOf({ id: 'integer', name: 'string', email: 'string', taxNumber: 'string' });
const NewClient = objectOf({ 'name!': 'string', email: 'string', taxNumber: 'string' });
const create = { request: NewClient, response: 'Client', status: 201 };
const read = { response: 'Client' };

describe('items that only a word before a value finds', () => {
  it.each<[string, Readonly<Record<string, OperationSketch>>, string | undefined]>([
    ['their id', { 'GET /clients/id/{id}': read }, 'read clients'],
    [
      'their id in full',
      { 'GET /clients/id/{clientId}': read, 'GET /clients/email/{email}': read },
      'read clients',
    ],
    ['what is sent', { 'GET /clients/tax-number/{taxNumber}': read }, 'read clients'],
    ['what nobody sends', { 'GET /clients/district/{district}': read }, undefined],
    ['another value', { 'GET /clients/report/{year}': read }, undefined],
    ['a property of many', { 'GET /clients/name/{name}': { response: arrayOf('Client') } }, 'list clients'],
  ])('are read by %s', (_, operations, role) => {
    const [first = ''] = Object.keys(operations);
    expect(rolesIn(sketch({ 'POST /clients': create, ...operations }, { Client }))[first]).toBe(role);
  });

  it('are changed and deleted by it too, and found by others', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /clients': create,
          'GET /clients/id/{clientId}': read,
          'PATCH /clients/id/{clientId}': { request: objectOf({ name: 'string' }), response: 'Client' },
          'DELETE /clients/id/{clientId}': {},
          'GET /clients/email/{email}': read,
        },
        { Client },
      ),
    );
    const body = { name: 'Ann', email: 'a@example.com', taxNumber: '7' };
    const { id } = (await api.requestBody('POST /clients', { body })) as { id: number };
    const params = { clientId: String(id) };
    await api.requestBody('PATCH /clients/id/{clientId}', { params, body: { name: 'Bea' } });
    expect(await api.requestBody('GET /clients/id/{clientId}', { params })).toMatchObject({
      ...body,
      name: 'Bea',
    });
    expect(
      await api.requestBody('GET /clients/email/{email}', { params: { email: body.email } }),
    ).toMatchObject({ id });
  });

  it('are left to what reads or lists the collection', () => {
    const operations = {
      'POST /clients': create,
      'GET /clients/{id}': read,
      'GET /clients/tax-number/{taxNumber}': read,
    };
    const roles = rolesIn(sketch(operations, { Client }));
    expect(roles['GET /clients/{id}']).toBe('read clients');
    expect(roles['GET /clients/tax-number/{taxNumber}']).toBe('read clients');
  });
});
