import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { createValidatingApp, looseContract, queryContract } from '../../support/validating-app.ts';

const ask = (document: OpenApiDocument) => supertest(createValidatingApp(document).app);

/** Whatever a contract says, nothing is written to the console. */
let written: ReturnType<typeof vi.spyOn>[] = [];
beforeEach(() => {
  written = (['log', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method));
});
afterEach(() => {
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe('a query parameter', () => {
  const list = { type: 'array', items: { type: 'string' } };
  const numbers = { type: 'array', items: { type: 'integer' } };
  const colours = { type: 'array', items: { type: 'string', enum: ['red', 'blue'] } };
  const days = { type: 'array', items: { type: 'string', format: 'date' } };
  const colour = { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' } } };
  const either = { oneOf: [{ type: 'integer' }, { type: 'string' }] };
  const json = { 'application/json': { schema: colour } };

  it.each<
    [what: string, parameter: { name: string; [field: string]: unknown }, query: string, value: unknown]
  >([
    ['with an unencoded @', { name: 'q', schema: { type: 'string' } }, 'q=a@b.c', 'a@b.c'],
    ['with an unencoded +', { name: 'q', schema: { type: 'string' } }, 'q=a+b', 'a b'],
    ['with an encoded +', { name: 'q', schema: { type: 'string' } }, 'q=%2B49', '+49'],
    [
      'with reserved characters',
      { name: 'q', schema: { type: 'string' } },
      "q=a:b/c?d!$'()*,;=e",
      "a:b/c?d!$'()*,;=e",
    ],
    ['that looks like JSON', { name: 'q', schema: { allOf: [{ type: 'string' }] } }, 'q=0123', '0123'],
    ['of either type', { name: 'q', schema: either }, 'q=5', '5'],
    ['with a default', { name: 'q', schema: { type: 'integer', default: 5 } }, '', undefined],
    ['repeated', { name: 'tags', schema: list }, 'tags=x&tags=y', ['x', 'y']],
    ['once', { name: 'tags', schema: list }, 'tags=x,y', ['x,y']],
    ['with []', { name: 'tags', schema: list }, 'tags[]=x&tags[]=y', ['x', 'y']],
    ['with [] encoded', { name: 'tags', schema: list }, 'tags%5B%5D=x', ['x']],
    ['named with []', { name: 'tags[]', schema: list }, 'tags[]=x&tags[]=y', ['x', 'y']],
    ['named with brackets', { name: 'filter[a]', schema: { type: 'integer' } }, 'filter[a]=1', 1],
    ['with [0]', { name: 'n', schema: numbers }, 'n[0]=1&n[1]=2', [1, 2]],
    ['form, not exploded', { name: 'n', explode: false, schema: numbers }, 'n=1,2', [1, 2]],
    ['form, numbers encoded whole', { name: 'n', explode: false, schema: numbers }, 'n=1%2C2', [1, 2]],
    [
      'form, words encoded whole',
      { name: 't', explode: false, schema: colours },
      't=red%2Cblue',
      ['red', 'blue'],
    ],
    [
      'form, dates encoded whole',
      { name: 'd', explode: false, schema: days },
      'd=2031-02-03%2C2031-02-04',
      ['2031-02-03', '2031-02-04'],
    ],
    ['form, a text with an encoded comma', { name: 't', explode: false, schema: list }, 't=a%2Cb', ['a,b']],
    ['form, an encoded comma', { name: 't', explode: false, schema: list }, 't=a%2Cb,c', ['a,b', 'c']],
    [
      'spaceDelimited',
      { name: 'n', style: 'spaceDelimited', explode: false, schema: numbers },
      'n=1%202',
      [1, 2],
    ],
    [
      'pipeDelimited',
      { name: 'n', style: 'pipeDelimited', explode: false, schema: numbers },
      'n=1|2',
      [1, 2],
    ],
    [
      'pipeDelimited, encoded',
      { name: 'n', style: 'pipeDelimited', explode: false, schema: numbers },
      'n=1%7C2',
      [1, 2],
    ],
    ['deepObject', { name: 'c', style: 'deepObject', schema: colour }, 'c[R]=1&c[G]=2', { R: 1, G: 2 }],
    ['form, an object', { name: 'c', explode: false, schema: colour }, 'c=R,1,G,2', { R: 1, G: 2 }],
    ['form, an exploded object', { name: 'c', schema: colour }, 'R=1&G=2', { R: 1, G: 2 }],
    ['of content', { name: 'c', content: json }, 'c={"R":1}', { R: 1 }],
  ])('%s', async (_, parameter, query, value) => {
    const response = await ask(queryContract(parameter)).get(`/x?${query}`);
    expect(response.body.query).toEqual(value === undefined ? {} : { [parameter.name]: value });
  });

  it.each<[what: string, parameter: object, query: string, message: string]>([
    [
      'of a wrong type',
      { name: 'n', schema: { type: 'integer' } },
      'n=x',
      'query parameter n must be integer',
    ],
    [
      'in hexadecimal',
      { name: 'n', schema: { type: 'integer' } },
      'n=0x10',
      'query parameter n must be integer',
    ],
    [
      'without end',
      { name: 'n', schema: { type: 'number' } },
      'n=1e999',
      'query parameter n must be a number that can be stored exactly',
    ],
    [
      'of too many digits',
      { name: 'n', schema: { type: 'integer', format: 'int64' } },
      'n=9007199254740993',
      'query parameter n must be a number that can be stored exactly',
    ],
    [
      'beyond int64',
      { name: 'n', schema: { type: 'integer', format: 'int64' } },
      'n=9300000000000000000',
      'query parameter n must match format "int64"',
    ],
    ['an item', { name: 'n', schema: numbers }, 'n=1&n=x', 'query parameter n/1 must be integer'],
    ['missing', { name: 'n', required: true, schema: {} }, '', 'query parameter n is required'],
    ['not JSON', { name: 'c', content: json }, 'c={', 'query parameter c must be object'],
    ['unknown', { name: 'n', schema: {} }, 'm=1', 'query parameter m is not declared by GET /x'],
  ])('%s is refused', async (_, parameter, query, message) => {
    const { status, body } = await ask(queryContract(parameter)).get(`/x?${query}`);
    expect({ status, ...body }).toEqual({ status: 400, message });
  });

  it('that a security scheme requires is allowed', async () => {
    const components = { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } } };
    const document = looseContract({ '/x': { get: { security: [{ key: [] }] } } }, { components });
    expect((await ask(document).get('/x?api_key=1')).status).toBe(200);
  });
});

describe('a path parameter', () => {
  it.each<[template: string, path: string, params: object]>([
    ['/c/{customer-id}', '/c/7', { 'customer-id': 7 }],
    ['/c/{id}.json', '/c/7.json', { id: 7 }],
    ['/c/{id}:cancel', '/c/7:cancel', { id: 7 }],
    ['/c/{id}/{some.id}', '/c/7/a.b', { id: 7, 'some.id': 'a.b' }],
    ['/c/{from}-{to}', '/c/1-2', { from: '1', to: '2' }],
    ['/c/{name}', '/c/a;b=1.c', { name: 'a;b=1.c' }],
    ['/c/{name}', '/c/%2F%20', { name: '/ ' }],
  ])('%s takes %s', async (template, path, params) => {
    const parameters = Object.keys(params).map((name) => {
      return {
        name,
        in: 'path',
        required: true,
        schema: { type: /id$/.test(name) && name !== 'some.id' ? 'integer' : 'string' },
      };
    });
    const response = await ask(looseContract({ [template]: { get: { parameters } } })).get(path);
    expect(response.body.params).toEqual(params);
  });

  it.each([
    ['simple', '/c/1,2'],
    ['label', '/c/.1,2'],
    ['matrix', '/c/;n=1,2'],
  ])('of style %s', async (style, path) => {
    const schema = { type: 'array', items: { type: 'integer' } };
    const parameters = [{ name: 'n', in: 'path', required: true, style, schema }];
    const response = await ask(looseContract({ '/c/{n}': { get: { parameters } } })).get(path);
    expect(response.body.params).toEqual({ n: [1, 2] });
  });
});

describe('a header and a cookie', () => {
  const parameters = [
    { name: 'X-Count', in: 'header', required: true, schema: { type: 'integer' } },
    { name: 'Accept', in: 'header', required: true, schema: { type: 'integer' } },
    { name: 'session', in: 'cookie', required: true, schema: { type: 'string', minLength: 3 } },
  ];
  const document = looseContract({ '/x': { get: { parameters } } });

  it('are validated, except those that other parts of the contract describe', async () => {
    const ok = await ask(document).get('/x').set({ 'X-Count': '1', Cookie: 'a=b; session=abc' });
    expect(ok.status).toBe(200);
    const bad = await ask(document).get('/x').set({ 'X-Count': 'x', Cookie: 'session=a' });
    expect(bad.body.message).toBe(
      'header x-count must be integer; cookie session must NOT have fewer than 3 characters',
    );
    expect((await ask(document).get('/x')).body.message).toBe(
      'header x-count is required; cookie session is required',
    );
  });
});
