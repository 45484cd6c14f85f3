import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

type Responses = Record<string, object>;

/** One operation without state, `POST /convert`, with the given responses. */
const responding = (responses: Responses, rest: object = {}) =>
  ({ ...contractOf({ '/convert': { post: { responses } } }), ...rest }) as object;

const json = (media: object) => ({ description: 'x', content: { 'application/json': media } });
const text = { type: 'string' };
const point = {
  type: 'object',
  required: ['x'],
  properties: { x: { type: 'integer', minimum: 5, maximum: 6 } },
};

describe('an operation without state', () => {
  it.each<[string, Responses, number, unknown]>([
    ['the declared example', { 200: json({ schema: point, example: { x: 5 } }) }, 200, { x: 5 }],
    [
      'the first named example that fits',
      { 200: json({ schema: point, examples: { bad: { value: { x: 9 } }, good: { value: { x: 6 } } } }) },
      200,
      { x: 6 },
    ],
    [
      'an example that is null',
      { 200: json({ schema: { type: 'string', nullable: true }, example: null }) },
      200,
      null,
    ],
    ['a value that fits', { 200: json({ schema: point }) }, 200, { x: expect.toBeOneOf([5, 6]) }],
    ['the likeliest success', { 202: json({ schema: point }), 204: {}, 400: {} }, 202, expect.anything()],
    ['a success of its own', { 226: json({ schema: point }) }, 226, expect.anything()],
    ['a class of successes', { '2XX': json({ schema: point }) }, 200, expect.anything()],
    ['a redirect', { 302: { description: 'x' } }, 302, undefined],
    [
      'what default says where nothing else does',
      { default: json({ schema: point }) },
      200,
      expect.anything(),
    ],
    ['nothing where failures alone are declared', { 400: json({ schema: point }) }, 204, undefined],
    ['nothing where nothing is declared', {}, 204, undefined],
    ['no body where none is declared', { 200: { description: 'x' } }, 200, undefined],
  ])('responds with %s', async (_, responses, status, body) => {
    const { api, logged } = await contractSandbox(responding(responses));
    const response = await api.post('/convert').redirects(0);
    const responseBody = response.text === '' ? undefined : response.body;
    expect({ status: response.status, body: responseBody, failures: logged.failures }).toEqual({
      status,
      body,
      failures: [],
    });
  });

  it.each([
    ['text/csv', 'a,b\n1,2', 'text/csv; charset=utf-8'],
    ['application/xml', '<a/>', 'application/xml'],
    ['application/vnd.api+json', { x: 5 }, 'application/vnd.api+json'],
    ['*/*', { x: 5 }, 'application/json'],
  ])('responds in the declared media type: %s', async (mediaType, example, type) => {
    const { api } = await contractSandbox(
      responding({ 200: { description: 'x', content: { [mediaType]: { example } } } }),
    );
    const response = await api.post('/convert').buffer(true);
    expect(response.headers['content-type']).toBe(type);
    expect(response.text).toBe(typeof example === 'string' ? example : JSON.stringify(example));
  });

  it('sends the headers that are declared', async () => {
    const headers = { 'X-Rate-Limit': { schema: { type: 'integer', minimum: 7, maximum: 7 } }, 'X-Odd': {} };
    const { api } = await contractSandbox(responding({ 200: { ...json({ schema: text }), headers } }));
    const response = await api.post('/convert');
    expect(response.headers).toMatchObject({ 'x-rate-limit': '7' });
    expect(response.headers).not.toHaveProperty('x-odd');
  });

  it('reports it when nothing fits what it declares', async () => {
    const impossible = { type: 'string', minLength: 2, maxLength: 1 };
    const { api } = await contractSandbox(responding({ 200: json({ schema: impossible }) }));
    const response = await api.post('/convert');
    expect(response.status).toBe(501);
    expect(response.headers['x-sandbox-reason']).toContain('no valid response was found');
  });

  it('responds the same for the same seed and path, and differently for others', async () => {
    const responses = {
      200: json({ schema: { type: 'array', minItems: 4, items: { type: 'string', format: 'uuid' } } }),
    };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: text }];
    const document = contractOf({ '/x/{id}/y': { post: { parameters, responses } } } as never);
    const ask = async (seed: number, id: string) =>
      (await (await contractSandbox(document, { seed })).api.post(`/x/${id}/y`)).text;
    const first = await ask(1, 'a');
    expect(await ask(1, 'a')).toBe(first);
    expect(await ask(2, 'a')).not.toBe(first);
    expect(await ask(1, 'b')).not.toBe(first);
  });
});

describe('the base path', () => {
  const servers = [{ url: 'https://api.example.com/v1' }];

  it.each([
    [undefined, '/v1/convert', 200],
    [undefined, '/convert', 404],
    ['/v2', '/v2/convert', 200],
    ['/v2', '/v1/convert', 404],
    ['', '/convert', 200],
  ])('of servers, or as --base-path says: %s, %s is %d', async (basePath, path, status) => {
    const document = responding({ 200: json({ schema: point }) }, { servers });
    const { api } = await contractSandbox(document, { ...(basePath !== undefined && { basePath }) });
    expect((await api.post(path)).status).toBe(status);
  });
});
