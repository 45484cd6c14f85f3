import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../support/contract-sandbox.ts';

/** Names that every object has; a JSON text may have each of them as a property of its own. */
const names = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  '__defineGetter__',
  '__proto__',
  'toJSON',
  'length',
];
const text = { type: 'string' };
const integer = { type: 'integer' };
const plain = { type: 'object', properties: { id: { ...integer, readOnly: true }, title: text } };
const ok = (schema: object, status = '200') => ({
  [status]: { description: 'x', content: { 'application/json': { schema } } },
});
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
/** An object with properties; `__proto__` as an own one, which a literal does not give. */
const own = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  JSON.parse(JSON.stringify(Object.fromEntries(entries)));

/** A race: its properties, optional and required, have one of the names. */
function contract(name: string): object {
  const properties = own<object>([
    ['id', { ...integer, readOnly: true }],
    ['title', text],
    [name, text],
  ]);
  const race = { type: 'object', properties, required: ['title'] };
  const strict = { type: 'object', properties, required: ['title', name], additionalProperties: false };
  const parameter = (place: string, required = false) => ({ name, in: place, required, schema: text });
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    paths: own<object>([
      [
        '/races',
        {
          get: {
            parameters: [parameter('query'), { name: 'sort', in: 'query', schema: text }],
            responses: ok({ type: 'array', items: race }),
          },
          post: { requestBody: json(race), responses: ok(race, '201') },
        },
      ],
      [
        '/races/{id}',
        {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          get: { responses: ok(race) },
          put: { requestBody: json(race), responses: ok(race) },
          patch: {
            requestBody: {
              content: { 'application/merge-patch+json': { schema: { type: 'object', properties } } },
            },
            responses: ok(race),
          },
          delete: { responses: { 204: { description: 'x' } } },
        },
      ],
      ['/strict', { post: { requestBody: json(strict), responses: ok(strict, '201') } }],
      [
        `/${name}`,
        {
          get: { responses: ok({ type: 'array', items: plain }) },
          post: { operationId: name, requestBody: json(plain), responses: ok(plain, '201') },
        },
      ],
      [
        `/${name}/{${name}}`,
        { get: { parameters: [{ ...parameter('path', true), schema: integer }], responses: ok(plain) } },
      ],
      ['/headers', { get: { parameters: [parameter('header')], responses: ok({ type: 'object' }) } }],
      ['/cookies', { get: { parameters: [parameter('cookie')], responses: ok({ type: 'object' }) } }],
      [
        '/deep',
        {
          get: {
            parameters: [
              {
                name: 'filter',
                in: 'query',
                style: 'deepObject',
                schema: { type: 'object', properties: own([[name, text]]) },
              },
            ],
            responses: ok({ type: 'object' }),
          },
        },
      ],
      [
        '/forms',
        {
          post: {
            requestBody: { content: { 'application/x-www-form-urlencoded': { schema: race } } },
            responses: ok(race, '201'),
          },
        },
      ],
      [
        '/parts',
        {
          post: {
            requestBody: { content: { 'multipart/form-data': { schema: race } } },
            responses: ok(race, '201'),
          },
        },
      ],
      ['/locked', { get: { security: [own([[name, []]])], responses: ok({ type: 'object' }) } }],
      [
        '/shown',
        {
          get: {
            responses: {
              200: {
                description: 'x',
                headers: own([[name, { schema: text }]]),
                content: { 'application/json': { schema: { type: 'object' } } },
              },
            },
          },
        },
      ],
    ]),
    components: {
      securitySchemes: own([[name, { type: 'apiKey', in: 'header', name }]]),
      schemas: own([[name, race]]),
    },
  };
}

describe.each(names)('the name %s', async (name) => {
  const { anonymous, logged } = await contractSandbox(contract(name));
  const send = async (
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    type?: string,
    body?: string,
    headers = {},
  ) => {
    const request = anonymous[method](path).set(headers);
    const response = await (type === undefined ? request : request.type(type).send(body));
    expect({ failures: logged.failures, text: response.status < 400 ? '' : response.text }).toEqual({
      failures: [],
      text: '',
    });
    return response;
  };
  const key = encodeURIComponent(name);
  const item = (value: unknown) =>
    JSON.stringify(
      own<unknown>([
        ['title', 'Spa'],
        [name, value],
      ]),
    );
  const without = '{"title":"Monza"}';

  it('may be an optional property that a request has, or not', async () => {
    const { body: made } = await send('post', '/races', 'json', item('a'));
    const { body: bare } = await send('post', '/races', 'json', without);
    expect(JSON.parse(JSON.stringify(made))).toEqual(
      own<unknown>([
        ['id', made.id],
        ['title', 'Spa'],
        [name, 'a'],
      ]),
    );
    expect(Object.hasOwn(bare, name) && bare[name] === undefined).toBe(false);
    await send('put', `/races/${made.id}`, 'json', item('b'));
    await send('put', `/races/${made.id}`, 'json', without);
    await send(
      'patch',
      `/races/${made.id}`,
      'application/merge-patch+json',
      JSON.stringify(own([[name, 'c']])),
    );
    const { body: read } = await send('get', `/races/${made.id}`);
    expect(Object.entries(read)).toContainEqual([name, 'c']);
    await send('delete', `/races/${bare.id}`);
  });

  it('may be required', async () => {
    await send('post', '/strict', 'json', item('a'));
    const refused = await anonymous.post('/strict').type('json').send(without);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(`${name} is required`);
  });

  it('may be a filter and a sort key', async () => {
    await send('post', '/races', 'json', item('z'));
    await send('post', '/races', 'json', without);
    const { body } = await send('get', `/races?${key}=z`);
    // Parameters whose names begin so are for the sandbox.
    if (!name.startsWith('__')) expect(body).toHaveLength(1);
    await send('get', `/races?sort=${key}`);
    await send('get', `/races?sort=-${key}`);
    await send('get', '/races');
  });

  it('may be a collection, its operation and its parameter', async () => {
    const { body } = await send('post', `/${key}`, 'json', without);
    expect((await send('get', `/${key}/${body.id}`)).body.id).toBe(body.id);
    expect((await send('get', `/${key}`)).body).toHaveLength(1);
    expect((await anonymous.get('/__admin/operations')).status).toBe(200);
    const state = await anonymous.get('/__admin/state');
    expect((await anonymous.put('/__admin/state').send(JSON.parse(state.text))).status).toBe(204);
  });

  it('may be a header, a cookie and a query parameter, sent or not', async () => {
    await send('get', '/headers');
    await send('get', '/headers', undefined, undefined, own([[name, 'x']]));
    await send('get', '/cookies');
    await send('get', '/cookies', undefined, undefined, { cookie: `${name}=x` });
    await send('get', `/deep?filter%5B${key}%5D=x`);
    await send('get', '/deep');
    await send('get', '/shown');
    expect((await anonymous.get('/locked')).status).toBe(401);
    // This client cannot send a header of that name; the test of `sentHeader` does.
    if (name !== '__proto__') await send('get', '/locked', undefined, undefined, own([[name, 'x']]));
  });

  it('may be a field of a form, and a part', async () => {
    await send('post', '/forms', 'form', `title=a&${key}=b`);
    await send('post', '/forms', 'form', 'title=a');
    const part = (field: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
    await send(
      'post',
      '/parts',
      'multipart/form-data; boundary=x',
      `${part('title', 'a')}${part(name, 'b')}--x--\r\n`,
    );
    await send('post', '/parts', 'multipart/form-data; boundary=x', `${part('title', 'a')}--x--\r\n`);
  });

  it('pollutes nothing', () => {
    expect(Object.hasOwn({}, name) || Object.keys(Object.prototype).length > 0).toBe(false);
  });
});
