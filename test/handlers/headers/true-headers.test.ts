import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const text = { schema: { type: 'string' } };
const required = { ...text, required: true };
const json = (schema: object) => ({ 'application/json': { schema } });
const crate = { type: 'object', properties: { id: { type: 'integer' }, label: { type: 'string' } } };
const listOf = (parameters: readonly string[], headers: object) => ({
  parameters: parameters.map((name) => ({ name, in: 'query', schema: { type: 'integer' } })),
  responses: {
    200: { description: 'ok', headers, content: json({ type: 'array', items: crate }) },
  },
});
const create = {
  requestBody: { content: json(crate) },
  responses: { 201: { description: 'ok', content: json(crate) } },
};
const one = (
  headers: object,
  content: object = json({ type: 'object', properties: { a: { enum: [7] } } }),
) => ({
  get: { responses: { 200: { description: 'ok', headers, content } } },
});

describe('the range of a list', () => {
  it.each([
    ['', 'crates 0-2/3'],
    ['?offset=1&limit=1', 'crates 1-1/3'],
    ['?offset=2', 'crates 2-2/3'],
    ['?offset=9', 'crates */3'],
  ])('says which items a page has: %s', async (query, range) => {
    const headers = { 'Content-Range': text };
    const { api } = await contractSandbox(
      contractOf({ '/crates': { get: listOf(['offset', 'limit'], headers), post: create } } as never),
    );
    for (const label of ['a', 'b', 'c']) await api.post('/crates').send({ label });
    expect((await api.get(`/crates${query}`)).headers['content-range']).toBe(range);
  });

  it('is empty where the list is', async () => {
    const headers = { 'content-range': required };
    const { api } = await contractSandbox(
      contractOf({ '/crates': { get: listOf([], headers), post: create } } as never),
    );
    expect((await api.get('/crates')).headers['content-range']).toBe('crates */0');
  });
});

describe('a header with a syntax of its own', () => {
  it.each<[name: string, value: string]>([
    ['Accept-Ranges', 'none'],
    ['Age', '0'],
    ['Server', 'togai-sandbox'],
    ['Strict-Transport-Security', 'max-age=0'],
    ['Content-Range', 'bytes 0-6/7'],
  ])('is true where nothing is stored: %s', async (name, value) => {
    const { api } = await contractSandbox(contractOf({ '/status': one({ [name]: required }) } as never));
    expect((await api.get('/status')).headers[name.toLowerCase()]).toBe(value);
  });

  it('is left out where it would not be true, and nothing requires it', async () => {
    const headers = { 'Preference-Applied': text, Digest: text, 'Content-Range': text };
    const { api } = await contractSandbox(contractOf({ '/status': one(headers) } as never));
    const sent = (await api.get('/status')).headers;
    expect(Object.keys(headers).filter((name) => name.toLowerCase() in sent)).toEqual([]);
  });

  it('keeps the example that the contract has', async () => {
    const headers = { 'Accept-Ranges': { ...text, example: 'bytes' }, Age: { ...text, example: '30' } };
    const { api } = await contractSandbox(contractOf({ '/status': one(headers) } as never));
    expect((await api.get('/status')).headers).toMatchObject({ 'accept-ranges': 'bytes', age: '30' });
  });
});

describe('what a response is about', () => {
  const uri = { schema: { type: 'string', format: 'uri' } };
  const headers = { Location: uri, 'X-Crate-Id': required, 'X-Label': required, 'Operation-Location': text };
  const made = contractOf({
    '/crates': { post: { ...create, responses: { 201: { ...create.responses[201], headers } } } },
    '/crates/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: 'ok', content: json(crate) } },
      },
    },
  } as never);

  it('is in the headers that name it, whole where an address is asked for', async () => {
    const { api } = await contractSandbox(made);
    await api.post('/crates').send({ label: 'a' });
    const { headers } = await api.post('/crates').send({ label: 'b' });
    expect(headers).toMatchObject({ 'x-crate-id': '2', 'x-label': 'b' });
    expect(headers.location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/crates\/2$/);
  });

  it.each([301, 302, 303, 307, 308])('is never a redirect to itself: %i', async (status) => {
    const redirect = { responses: { [status]: { description: 'go', headers: { Location: required } } } };
    const { api } = await contractSandbox(contractOf({ '/old': { get: redirect } } as never));
    const { location = '' } = (await api.get('/old').redirects(0)).headers;
    expect(location).toMatch(/^https:\/\/(?!.*\/old$)/);
  });
});

describe('a body of parts', () => {
  const schema = { type: 'object', properties: { name: { type: 'string' } } };

  it.each([
    ['multipart/form-data', 'boundary='],
    ['multipart/form-data', 'boundary=""'],
    ['multipart/form-data', 'boundary=; charset=utf-8'],
    ['multipart/mixed', 'boundary='],
  ])('is refused whose boundary is empty: %s; %s', async (type, parameter) => {
    const content = { [type]: { schema } };
    const { api } = await contractSandbox(
      contractOf({ '/forms': { post: { requestBody: { content }, responses: {} } } } as never),
    );
    const sent = await api
      .post('/forms')
      .set('Content-Type', `${type}; ${parameter}`)
      .send('--\r\nContent-Disposition: form-data; name="name"\r\n\r\na\r\n----\r\n');
    expect(sent.status).toBe(400);
    expect(sent.body.message).toContain('the boundary in the Content-Type is empty');
  });
});
