import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import {
  arrayOf,
  infer,
  type OperationSketch,
  objectOf,
  onlyResource,
  sketch,
} from '../../support/small-contract.ts';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const readOnly: Schema = { type: 'string', readOnly: true };

/** The property of the items at a path that is inferred to hold the id, as in `metadata.name`. */
function idAt(path: string, item: Schema, sent: Schema = objectOf({ notes: 'string' }), parameter = text) {
  const collection = path.slice(0, path.lastIndexOf('/'));
  const name = path.slice(collection.length + 2, -1);
  const document = sketch(
    {
      [`POST ${collection}`]: { request: sent, response: 'Item', status: 201 },
      [`GET ${path}`]: { response: 'Item', path: { [name]: parameter } },
    },
    { Item: item },
  );
  const { id } = onlyResource(document);
  return [id.property, id.inner].filter((step) => step !== undefined).join('.') || undefined;
}

describe('the noun of a collection in its path', () => {
  it.each<[string, Schema, Schema, string]>([
    [
      'is the id of an item that also has a text of that name, which is sent',
      objectOf({ 'id!': 'string', remark: 'string' }),
      objectOf({ 'remark!': 'string' }),
      'id',
    ],
    [
      'is that property where the server sets it',
      objectOf({ id: 'string', remark: 'string' }),
      objectOf({ notes: 'string' }),
      'remark',
    ],
    [
      'is that property where nothing else is an id',
      objectOf({ remark: 'string', size: 'number' }),
      objectOf({ 'remark!': 'string' }),
      'remark',
    ],
    [
      'is that property where the id is sent too',
      objectOf({ id: 'string', remark: 'string' }),
      objectOf({ id: 'string', remark: 'string' }),
      'remark',
    ],
    [
      'is the number of an item that has no text to identify it',
      objectOf({ 'id!': 'integer', title: 'string' }),
      objectOf({ title: 'string' }),
      'id',
    ],
    [
      'is the text that a client names the item by, before a number',
      objectOf({ 'id!': 'integer', slug: 'string' }),
      objectOf({ slug: 'string' }),
      'slug',
    ],
  ])('%s', (_, item, sent, expected) => {
    expect(idAt('/remarks/{remark}', item, sent)).toBe(expected);
  });

  it.each<[string, string, Schema, string]>([
    [
      'is called by its last word',
      '/floating_ips/{floating_ip}',
      objectOf({ ip: 'string', region: 'string' }),
      'ip',
    ],
    [
      'in another style',
      '/gatewayHosts/{gateway-host}',
      objectOf({ zone: 'string', host: 'string' }),
      'host',
    ],
    ['before a usual key', '/dialCodes/{dialCode}', objectOf({ name: 'string', code: 'string' }), 'code'],
    ['but for an id', '/user_groups/{user_group}', objectOf({ group: 'string', id: 'string' }), 'id'],
  ])('%s: %s', (_, path, item, expected) => {
    expect(idAt(path, item)).toBe(expected);
  });
});

describe('what says how a request went', () => {
  it.each<[string, Readonly<Record<string, string | Schema>>, string]>([
    ['the number of a status beside a message', { code: 'integer', msg: 'string', title: 'string' }, 'id'],
    ['that of an example', { code: { type: 'integer', example: 200 }, title: 'string' }, 'id'],
    ['a word for success', { code: { type: 'string', enum: ['SUCCESS', 'ERROR'] }, title: 'string' }, 'id'],
  ])('is no id: %s', (_, item, expected) => {
    expect(idAt('/boxes/{id}', objectOf(item))).toBe(expected);
  });

  it.each<[string, string, Readonly<Record<string, string | Schema>>, string]>([
    ['where the path names it', '/boxes/{code}', { code: 'integer', message: 'string' }, 'code'],
    ['where nothing else says so', '/boxes/{id}', { code: 'integer', title: 'string' }, 'code'],
  ])('is one %s', (_, path, item, expected) => {
    expect(idAt(path, objectOf(item), undefined, number)).toBe(expected);
  });
});

describe('the property that a path parameter means', () => {
  it.each<[string, string, Readonly<Record<string, string | Schema>>, string]>([
    [
      'the name of the collection inside that of the parameter',
      '/clients/{external_client_id}',
      { internal_id: 'string', external_id: 'string' },
      'external_id',
    ],
    [
      'the name of the collection at its start',
      '/wallets/{wallet_external_id}',
      { id: 'string', external_id: 'string' },
      'external_id',
    ],
    [
      'the name of the collection in camel case',
      '/queues/{queueUid}',
      { id: 'string', uid: 'string' },
      'uid',
    ],
    [
      'the last word of the collection',
      '/StockMovement/{id}',
      { movementId: 'string', notes: 'string' },
      'movementId',
    ],
    [
      'the last words of several',
      '/warehouse_stock_items/{id}',
      { notes: 'string', item_id: 'string' },
      'item_id',
    ],
    ['an abbreviation', '/transfers/{id}', { txId: 'string', amount: 'number' }, 'txId'],
    [
      'an abbreviation of one letter, which the server sets',
      '/quotes/{id}',
      { notes: 'string', qId: readOnly },
      'qId',
    ],
    ['ID in capitals', '/TaxRates/{TaxRateID}', { name: 'string', RateID: 'string' }, 'RateID'],
    ['pk', '/stores/{id}', { name: 'string', pk: 'string' }, 'pk'],
    ['a code', '/vouchers/{id}', { code: 'string', worth: 'integer' }, 'code'],
    [
      'an identifier that is read-only, before one that is sent',
      '/notes/{id}',
      { notes: 'string', lineId: 'string', recordId: readOnly },
      'recordId',
    ],
    [
      'no identifier of an owner or a parent',
      '/memos/{id}',
      { ownerId: readOnly, parentId: readOnly, tenant_id: readOnly, entryId: readOnly },
      'entryId',
    ],
  ])('is found by %s', (_, path, item, expected) => {
    expect(idAt(path, objectOf(item))).toBe(expected);
  });

  it.each<[string, string, Schema, string]>([
    [
      'metadata',
      '/namespaces/{name}',
      objectOf({ kind: 'string', metadata: objectOf({ uid: 'string', name: 'string' }) }),
      'metadata.name',
    ],
    ['sys', '/entries/{entry_id}', objectOf({ sys: objectOf({ id: 'string' }), fields: 'object' }), 'sys.id'],
    [
      'header',
      '/messages/{id}',
      objectOf({ header: objectOf({ id: 'string' }), body: 'string' }),
      'header.id',
    ],
    [
      'the only object that has such a property',
      '/processes/{processKey}',
      objectOf({ definition: objectOf({ processKey: 'string' }), state: 'string' }),
      'definition.processKey',
    ],
    [
      'an object that the parameter names',
      '/members/{user_id}',
      objectOf({ user: objectOf({ id: 'string', email: 'string' }), role: 'string' }),
      'user.id',
    ],
  ])('may be one level down, in %s', (_, path, item, expected) => {
    expect(idAt(path, item)).toBe(expected);
  });

  it.each<[string, Schema, string | undefined]>([
    [
      'an own property of the name',
      objectOf({ name: 'string', metadata: objectOf({ name: 'string' }) }),
      'name',
    ],
    [
      'nothing, in an object of another kind',
      objectOf({ size: 'integer', address: objectOf({ name: 'string' }) }),
      undefined,
    ],
  ])('is not one level down where there is %s', (_, item, expected) => {
    expect(idAt('/zones/{name}', item)).toBe(expected);
  });

  it('is of the type of the path parameter, where several are identifiers', () => {
    const item = objectOf({ notes: 'string', refCodeId: 'string', lineId: 'integer' });
    expect(idAt('/entries/{id}', item, undefined, number)).toBe('lineId');
    expect(idAt('/entries/{id}', item, undefined, text)).toBe('refCodeId');
  });

  it('is none that refers to another collection', () => {
    const operations: Record<string, OperationSketch> = {
      'POST /visits': { request: objectOf({ notes: 'string' }), response: 'Visit', status: 201 },
      'GET /visits/{id}': { response: 'Visit' },
      'GET /doctors/{id}': { response: 'Doctor' },
    };
    const Visit = objectOf({ doctorId: readOnly, noteId: readOnly });
    const { resources } = infer(sketch(operations, { Visit, Doctor: objectOf({ id: 'string' }) }));
    expect(resources.map(({ id }) => id.property)).toEqual(['noteId']);
  });

  it('is sent under the name of the parameter', () => {
    const Member = objectOf({ since: 'string', user: objectOf({ id: 'string' }) });
    const document = sketch(
      {
        'POST /teams/{team}/members': {
          request: objectOf({ 'user_id!': 'string' }),
          response: 'Member',
          status: 201,
        },
        'GET /teams/{team}/members': { response: arrayOf('Member') },
        'DELETE /teams/{team}/members/{user_id}': {},
      },
      { Member },
    );
    const { id } = onlyResource(document);
    expect(id).toMatchObject({ property: 'user', inner: 'id', sentAs: 'user_id', assignedBy: 'client' });
  });

  it('counts also where the path parameter is not declared', () => {
    const Update = objectOf({ licenseId: 'string', seats: 'integer' });
    const document = sketch(
      {
        'POST /license_updates': { request: objectOf({ 'licenseId!': 'string' }), response: 'Update' },
        'PATCH /license_updates/{license_id}': {
          request: objectOf({ seats: 'integer' }),
          response: 'Update',
          path: { license_id: null },
        },
        'GET /license_updates': { response: arrayOf('Update') },
      },
      { Update },
    );
    expect(onlyResource(document).id).toMatchObject({ property: 'licenseId', assignedBy: 'client' });
  });
});

describe('the id of items that several responses show', () => {
  it('is that of a read, whatever the response to a create calls it', () => {
    const document = sketch(
      {
        'POST /users': { request: objectOf({ email: 'string' }), response: 'Created', status: 201 },
        'GET /users/{user_id}': { response: 'User' },
      },
      {
        User: objectOf({ 'id!': 'string', email: 'string' }),
        Created: objectOf({ 'user_id!': 'string', email: 'string', message: 'string' }),
      },
    );
    expect(onlyResource(document).id).toMatchObject({ property: 'id' });
  });
});

describe('the number of an item among those of its parent', () => {
  const numbered = objectOf({ 'id!': 'integer', number: 'integer', title: 'string' });
  it.each<[string, Schema, string]>([
    ['/yards/{yard}/leaks/{index}', numbered, 'number'],
    ['/yards/{yard}/leaks/{leak_index}', numbered, 'number'],
    ['/yards/{yard}/leaks/{number}', objectOf({ 'id!': 'integer', iid: 'integer' }), 'iid'],
    ['/yards/{yard}/leaks/{id}', numbered, 'id'],
    ['/yards/{yard}/leaks/{leak}', numbered, 'id'],
    ['/yards/{yard}/leaks/{leak}', objectOf({ index: 'integer', title: 'string' }), 'index'],
    ['/yards/{yard}/leaks/{step}', objectOf({ index: 'number', rules: 'array' }), 'index'],
    ['/yards/{yard}/leaks/{round}', objectOf({ sequence: 'integer', title: 'string' }), 'sequence'],
  ])('is what %s of %j means: %s', (path, item, expected) => {
    expect(idAt(path, item, objectOf({ title: 'string' }), number)).toBe(expected);
  });
});

describe('what a client names an item by', () => {
  const shown = objectOf({ id: number, name: 'string', username: 'string', slug: 'string' });
  it.each<[string, Schema, string]>([
    ['username', objectOf({ 'username!': 'string' }), 'username'],
    ['slug', objectOf({ slug: 'string', notes: 'string' }), 'slug'],
    ['name, before any other', objectOf({ 'name!': 'string', slug: 'string' }), 'name'],
    ['nothing of that, then its name', objectOf({ notes: 'string' }), 'name'],
  ])('is its key, where its path has a text: the %s', (_what, sent, expected) => {
    expect(idAt('/orgs/{org}', shown, sent)).toBe(expected);
  });
});

describe('a parameter that ends with identifier', () => {
  const item = objectOf({
    'name!': 'string',
    fingerprint: readOnly,
    id: { type: 'integer', readOnly: true },
  });
  const sent = objectOf({ 'name!': 'string' });

  it.each<[parameter: Schema]>([[text], [{ anyOf: [number, text] }], [number]])(
    'is the id: %o',
    (parameter) => {
      expect(idAt('/account/badges/{badge_identifier}', item, sent, parameter)).toBe('id');
      expect(idAt('/account/badges/{badgeIdentifier}', item, sent, parameter)).toBe('id');
    },
  );
});

describe('a parameter that is a number or a text', () => {
  it('may be a property that is a number', () => {
    const item = objectOf({ 'name!': 'string', number: 'integer' });
    expect(idAt('/plots/{plotNumber}', item, objectOf({ name: 'string' }), { anyOf: [number, text] })).toBe(
      'number',
    );
  });
});

describe('the id of items that no path leads to', () => {
  it.each(['id', 'uuid', 'gid'])('is %s, before a name', (property) => {
    const Note = objectOf({ name: 'string', [property]: 'string' });
    const { id } = onlyResource(
      sketch({
        'POST /boards/{board}/notes': { request: objectOf({ name: 'string' }), response: Note, status: 201 },
        'GET /boards/{board}/notes': { response: { type: 'array', items: Note } },
      }),
    );
    expect(id.property).toBe(property);
  });
});

describe('a path parameter that says the id in another way', () => {
  const registration = objectOf({
    partner_id: 'string',
    account_registration_reference: { ...text, example: 'areg_GDVUiwh1' },
    name: 'string',
  });

  it.each([
    ['short for its words', '/registries/{account-reg-ref}', text],
    ['short for its words, in another style', '/registries/{accRegRef}', text],
    ['by one example', '/registries/{handle}', { ...text, example: 'areg_GDVUiwh1' }],
  ])('means that property: %s', (_, path, parameter) => {
    expect(idAt(path, registration, objectOf({ name: 'string' }), parameter)).toBe(
      'account_registration_reference',
    );
  });

  it('means none by an example that may be of anything', () => {
    const item = objectOf({ size: { ...text, example: 'a' }, name: 'string' });
    expect(idAt('/boxes/{handle}', item, item, { ...text, example: 'a' })).toBe('name');
  });
});

describe('a parameter that is short for a code', () => {
  it.each<[string, Schema, string | undefined]>([
    ['/airports/{iata}', objectOf({ name: 'string', iataCode: 'string' }), 'iataCode'],
    ['/airlines/{icaoCode}', objectOf({ name: 'string', icao: 'string' }), 'icao'],
    ['/permits/{plate}', objectOf({ plate_number: 'string', owner: 'string' }), 'plate_number'],
    ['/flights/{flight}', objectOf({ flight_number: 'string', id: 'string' }), 'id'],
    [
      '/devices/{device_id}',
      objectOf({ info: objectOf({ id: readOnly, serial: 'string' }), state: 'string' }),
      'info.id',
    ],
  ])('%s', (path, item, expected) => {
    expect(idAt(path, item)).toBe(expected);
  });
});

describe('the id of what is listed, where a create only says that it is made', () => {
  const receipt = objectOf({ created: 'boolean', lineId: 'integer' });

  it.each<[string, Schema, Schema, string]>([
    ['is that of the rows', receipt, objectOf({ id: 'integer', sku: 'string' }), 'id'],
    [
      'is that of rows with the time at which they were created',
      receipt,
      objectOf({ id: 'integer', created: text }),
      'id',
    ],
    ['is that of the create where rows show none', receipt, objectOf({ sku: 'string' }), 'lineId'],
    [
      'is that of a create that shows the item',
      objectOf({ lineId: 'integer', sku: 'string' }),
      objectOf({ id: 'integer', sku: 'string' }),
      'lineId',
    ],
  ])('%s', (_, response, Row, expected) => {
    const document = sketch(
      {
        'POST /lines': { request: objectOf({ sku: 'string' }), response, status: 201 },
        'GET /lines': { response: arrayOf('Row') },
        'DELETE /lines/{lineId}': { status: 204, path: { lineId: number } },
      },
      { Row },
    );
    expect(onlyResource(document).id.property).toBe(expected);
  });
});

it.each<[string, Schema, string | undefined]>([
  ['/tuples', objectOf({ 'subject_id!': 'string', 'object_id!': 'string' }), undefined],
  ['/orders', objectOf({ 'order_id!': 'string', 'customer_id!': 'string' }), 'order_id'],
])('an id that is sent, where no path leads to %s, is that of an item called so', (path, item, expected) => {
  const document = sketch(
    {
      [`POST ${path}`]: { request: item, response: 'Item', status: 201 },
      [`GET ${path}`]: { response: arrayOf('Item') },
    },
    { Item: item },
  );
  expect(onlyResource(document).id.property).toBe(expected);
});
