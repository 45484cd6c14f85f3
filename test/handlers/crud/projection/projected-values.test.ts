import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };

/** What is shown of a property that was sent: its schema differs between requests and responses. */
async function shown(sent: Schema, declared: Schema, value: unknown): Promise<unknown> {
  const document = sketch(
    {
      'GET /boats': { response: arrayOf('Boat') },
      'POST /boats': { request: objectOf({ part: sent }), response: 'Boat', status: 201 },
      'GET /boats/{id}': { response: 'Boat' },
    },
    { Boat: objectOf({ 'id!': 'string', part: declared }) },
  );
  const api = await createCrudApi(document);
  const made = await api.requestBody<{ id: string; part?: unknown }>('POST /boats', {
    body: { part: value },
  });
  const [listed] = await api.requestBody<object[]>('GET /boats');
  expect(listed).toEqual(made);
  expect(await api.requestBody('GET /boats/{id}', { params: { id: made.id } })).toEqual(made);
  expect(api.stored('boats')).toMatchObject([{ item: { part: value } }]);
  return made.part;
}

describe('a sent value', () => {
  it.each<[string, Schema, Schema, unknown, unknown]>([
    ['a text as a list', text, { type: 'array', items: text }, 'oak', ['oak']],
    ['a number as a list of texts', { type: 'integer' }, { type: 'array', items: text }, 7, ['7']],
    ['a list of one as the one', { type: 'array', items: text }, text, ['oak'], 'oak'],
    ['a number as text', { type: 'number' }, text, 1.5, '1.5'],
    ['a numeric text as a number', text, { type: 'number' }, '1.5', 1.5],
    [
      'a day as a time',
      { ...text, format: 'date' },
      { ...text, format: 'date-time' },
      '2024-02-29',
      '2024-02-29T00:00:00Z',
    ],
    ['a time as a day', text, { ...text, format: 'date' }, '2024-02-29T10:00:00Z', '2024-02-29'],
    [
      'an id as the object that it names',
      text,
      objectOf({ id: 'string', size: 'integer' }),
      'b1',
      { id: 'b1' },
    ],
    [
      'addresses as the objects that hold them',
      text,
      { type: 'array', items: objectOf({ Email: 'string', Name: 'string' }) },
      'ann@a.example, Ben <ben@b.example>',
      [{ Email: 'ann@a.example' }, { Email: 'ben@b.example', Name: 'Ben' }],
    ],
    [
      'an address as the object that holds it',
      text,
      objectOf({ address: 'string', kind: 'string' }),
      '"Ann Lee" <ann@a.example>',
      { address: 'ann@a.example' },
    ],
    ['a word as the object that it names', text, objectOf({ slug: 'string' }), 'b1', { slug: 'b1' }],
    [
      'texts as the objects that hold them',
      { type: 'array', items: text },
      { type: 'array', items: objectOf({ id: 'integer', text: 'string', votes: 'integer' }) },
      ['oak', 'elm'],
      [{ text: 'oak' }, { text: 'elm' }],
    ],
    [
      'a text as the only kind of part that has a text',
      text,
      {
        type: 'array',
        items: {
          oneOf: [
            objectOf({ 'type!': { enum: ['image'] }, 'image!': objectOf({ 'file!': 'string' }) }),
            objectOf({ 'type!': { enum: ['text'] }, 'text!': objectOf({ 'value!': 'string' }) }),
          ],
        },
      },
      'oak',
      [{ type: 'text', text: { value: 'oak' } }],
    ],
    ['a text as the object that holds it', text, objectOf({ content: 'string' }), 'oak', { content: 'oak' }],
    ['an object as its id', objectOf({ id: 'string', size: 'integer' }), text, { id: 'b1', size: 1 }, 'b1'],
    [
      'a list as the rows of an envelope',
      { type: 'array', items: text },
      objectOf({ 'object!': { const: 'list' }, data: arrayOf('Boat') }),
      ['b1'],
      { object: 'list', data: [{ id: 'b1' }] },
    ],
    [
      'a list of one object as the rows of an envelope',
      arrayOf('Boat'),
      objectOf({ 'object!': { const: 'list' }, data: arrayOf('Boat') }),
      [{ id: 'b1', size: 3 }],
      { object: 'list', data: [{ id: 'b1', size: 3 }] },
    ],
    [
      'a list of one object as that one, where it has lists itself',
      {
        type: 'array',
        items: objectOf({ id: 'string', oars: { type: 'array', items: objectOf({ n: 'integer' }) } }),
      },
      objectOf({ id: 'string', oars: { type: 'array', items: objectOf({ n: 'integer' }) } }),
      [{ id: 'b1', oars: [{ n: 2 }] }],
      { id: 'b1', oars: [{ n: 2 }] },
    ],
    ['a text as null, where only null fits', text, { type: 'object', nullable: true }, 'oak', null],
  ])(
    'is shown in the form that the response has for it: %s',
    async (_name, sent, declared, value, expected) => {
      expect(await shown(sent, declared, value)).toEqual(expected);
    },
  );

  it.each<[string, Schema, unknown]>([
    ['another constant', { enum: ['boat.row'] }, 'boat.row'],
    ['a narrower enum', { ...text, enum: ['small', 'large'] }, 'small'],
    ['a format', { ...text, format: 'uri' }, expect.stringMatching(/^https?:/)],
    ['a pattern', { ...text, pattern: '^[A-Z]{3}$' }, expect.stringMatching(/^[A-Z]{3}$/)],
    ['a default', { ...text, maxLength: 2, default: 'xs' }, 'xs'],
    ['no number', { type: 'integer' }, expect.any(Number)],
  ])('gives way to %s in the response, and is stored as it was sent', async (_name, declared, expected) => {
    expect(await shown(text, declared, 'enormous')).toEqual(expected);
  });

  it('is shown by each response in its own form', async () => {
    const kinds = (kind: string, more = {}) =>
      objectOf({ 'id!': 'string', 'kind!': { enum: [kind] }, ...more });
    const document = sketch({
      'GET /boats': { response: { type: 'array', items: kinds('boat.row') } },
      'POST /boats': { request: objectOf({ name: 'string' }), response: kinds('boat') },
      'DELETE /boats/{id}': { response: kinds('boat.deleted', { 'deleted!': 'boolean' }) },
    });
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /boats', { body: { name: 'Ann' } });
    expect(await api.requestBody('GET /boats')).toEqual([{ id, kind: 'boat.row' }]);
    expect(await api.requestBody('DELETE /boats/{id}', { params: { id } })).toEqual({
      id,
      kind: 'boat.deleted',
      deleted: true,
    });
  });

  it('is never in the way of a change of another property', async () => {
    const document = sketch(
      {
        'POST /boats': { request: objectOf({ price: 'number' }), response: 'Boat', status: 201 },
        'GET /boats/{id}': { response: 'Boat' },
        'PATCH /boats/{id}': { request: objectOf({ name: 'string' }), response: 'Boat' },
      },
      { Boat: objectOf({ 'id!': 'string', name: 'string', price: objectOf({ 'currency!': 'string' }) }) },
    );
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /boats', { body: { price: 10 } });
    const sent = { params: { id }, body: { name: 'Ann' } };
    expect(await api.requestBody('PATCH /boats/{id}', sent)).toMatchObject({ name: 'Ann' });
  });
});

describe('alternatives that overlap', () => {
  const route = (name: string) => objectOf({ [name]: 'string' });
  const response = (oneOf: Schema[]) => ({
    allOf: [objectOf({ 'id!': 'string', title: 'string' }), { oneOf }],
  });

  it.each<[string, Schema[]]>([
    ['open objects', [route('road'), route('rail')]],
    ['objects that share a property', [objectOf({ title: 'string', road: 'string' }), route('rail')]],
    [
      'an object within another',
      [objectOf({ title: 'string' }), objectOf({ 'title!': 'string', 'sea!': 'string' })],
    ],
  ])('show what was sent as one of them: %s', async (_name, oneOf) => {
    const document = sketch({
      'POST /trips': { request: objectOf({ title: 'string' }), response: response(oneOf), status: 201 },
      'GET /trips/{id}': { response: response(oneOf) },
    });
    const api = await createCrudApi(document);
    const made = await api.requestBody<{ id: string }>('POST /trips', { body: { title: 'North' } });
    expect(made).toMatchObject({ title: 'North' });
    expect(await api.requestBody('GET /trips/{id}', { params: { id: made.id } })).toEqual(made);
  });

  it('that are all the same cannot be distinguished', async () => {
    const document = sketch({
      'POST /trips': {
        request: route('road'),
        response: response([route('road'), route('road')]),
        status: 201,
      },
      'GET /trips/{id}': { response: objectOf({ 'id!': 'string' }) },
    });
    const api = await createCrudApi(document);
    await expect(api.request('POST /trips', { body: { road: 'A1' } })).rejects.toMatchObject({
      code: 'unanswerable',
    });
    expect(api.stored('trips')).toEqual([]);
  });
});

describe('a response that no item fits', () => {
  const closed = (name: string, required: string) => ({
    allOf: [{ ...objectOf({ [name]: 'string' }), additionalProperties: false }, { required: [required] }],
  });
  const impossible = closed('name', 'id');

  it.each([
    ['of the create itself', 'POST /boats', { 'POST /boats': { request: 'New', response: impossible } }],
    ['of the read', 'POST /boats', { 'GET /boats/{id}': { response: impossible } }],
    ['of the list', 'POST /boats', { 'GET /boats': { response: { type: 'array', items: impossible } } }],
    [
      'of the list, in an envelope',
      'POST /boats',
      { 'GET /boats': { response: objectOf({ data: { type: 'array', items: impossible } }) } },
    ],
  ])('%s: nothing is stored, and the failure names the contradiction', async (_name, operation, changed) => {
    const operations = {
      'GET /boats': { response: arrayOf('Boat') },
      'POST /boats': { request: 'New', response: 'Boat', status: 201 },
      'GET /boats/{id}': { response: 'Boat' },
      ...changed,
    };
    const schemas = {
      Boat: objectOf({ 'id!': 'string', name: 'string' }),
      New: objectOf({ name: 'string' }),
    };
    const api = await createCrudApi(sketch(operations, schemas));
    await expect(api.request(operation, { body: { name: 'Ann' } })).rejects.toMatchObject({
      code: 'unanswerable',
      message: expect.stringMatching(/requires 'id', which .* refuses/),
    });
    expect(api.stored('boats')).toEqual([]);
  });
});

describe('an item that several alternatives describe', () => {
  const email = { required: ['email'], properties: { email: text } };
  const phone = { required: ['phone'], properties: { phone: { type: 'integer' } } };

  it.each<[string, Schema]>([
    ['open', {}],
    ['closed', { unevaluatedProperties: false }],
  ])('is shown whole: %s', async (_, more) => {
    const document = sketch(
      {
        'GET /contacts': { response: arrayOf('Contact') },
        'POST /contacts': { request: 'Contact', response: 'Contact', status: 201 },
        'GET /contacts/{id}': { response: 'Contact' },
      },
      { Contact: { allOf: [objectOf({ 'id!': 'string' })], anyOf: [email, phone], ...more } },
    );
    const api = await createCrudApi({ ...document, openapi: '3.1.0' });
    const contact = { id: '1', email: 'a@b.test', phone: 1 };
    expect(await api.requestBody('POST /contacts', { body: contact })).toEqual(contact);
    expect(await api.requestBody('GET /contacts/{id}', { params: { id: '1' } })).toEqual(contact);
    expect(await api.requestBody('GET /contacts')).toEqual([contact]);
  });
});

describe('a member that two parts of a schema declare each in its own way', () => {
  const open: Schema = { type: 'object', additionalProperties: { type: 'object' }, readOnly: true };
  const listed = objectOf({ blocks: { type: 'array', items: text } });

  it.each<[string, Schema]>([
    ['a map of objects and an object with a list', listed],
    ['an object and a text', text],
  ])('does not hide the others: %s', async (_, extras) => {
    const Whole: Schema = { allOf: [{ $ref: '#/components/schemas/Boat' }, objectOf({ extras })] };
    const Boat = objectOf({ id: 'string', name: 'string', extras: open });
    const document = sketch(
      {
        'POST /boats': { request: objectOf({ name: 'string' }), response: 'Boat', status: 201 },
        'GET /boats/{id}': { response: 'Whole' },
      },
      { Boat, Whole },
    );
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /boats', { body: { name: 'Oak' } });
    expect(await api.requestBody('GET /boats/{id}', { params: { id } })).toMatchObject({ id, name: 'Oak' });
  });
});
