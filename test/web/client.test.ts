import { describe, expect, it } from 'vitest';
import { createClient, fillPath, toQuery } from '../../web/src/api/client.ts';
import { Problem } from '../../web/src/api/problem.ts';

type Responder = (url: string, init: RequestInit) => Response | Promise<Response>;

function clientOf(respond: Responder, options: { session?: string; token?: string } = {}) {
  const sent: { url: string; method: string | undefined; headers: Headers; body: unknown }[] = [];
  const asked: string[] = [];
  const gone: unknown[] = [];
  const client = createClient({
    root: 'http://h/v1',
    ...options,
    onUnauthorized: () => void asked.push('token'),
    onSessionGone: () => void gone.push(options.session),
    fetch: async (url, init = {}) => {
      sent.push({ url: `${url}`, method: init.method, headers: new Headers(init.headers), body: init.body });
      return respond(`${url}`, init);
    },
  });
  return { client, sent, asked, gone };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });

describe('admin requests', () => {
  it('have the session, the token, the parameters and the body', async () => {
    const { client, sent } = clientOf(() => json({ name: 'w 3' }), { session: 'w3', token: 's3cret' });
    await client.admin('get', '/__admin/sessions/{name}', { params: { name: 'w 3' } });
    await client.admin('get', '/__admin/sessions', { query: { limit: 2 } });
    expect(sent.map(({ url, method }) => `${method} ${url}`)).toEqual([
      'GET http://h/v1/__admin/sessions/w%203',
      'GET http://h/v1/__admin/sessions?limit=2',
    ]);
    const { headers } = sent[0] ?? {};
    expect(headers?.get('X-Sandbox-Session')).toBe('w3');
    expect(headers?.get('Authorization')).toBe('Bearer s3cret');
    expect(headers?.get('X-Request-Id')).toMatch(/^console-[0-9a-f]{16}$/);
  });

  it('throw the problem of the response, with its issues', async () => {
    const { client, asked } = clientOf(() => json({ detail: 'Two are wrong', errors: ['a', 'b'] }, 400));
    const thrown = await client.admin('post', '/__admin/reset').catch((error) => error);
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ message: 'Two are wrong', status: 400, issues: ['a', 'b'] });
    expect(asked).toEqual([]);
  });

  it('let the user give a token where the sandbox requires one', async () => {
    const { client, asked } = clientOf(() => json({ detail: 'no token' }, 401));
    await expect(client.admin('get', '/__admin/sessions')).rejects.toThrow('no token');
    expect(asked).toEqual(['token']);
  });

  it('say so where nothing responds', async () => {
    const { client } = clientOf(() => Promise.reject(new TypeError('fetch failed')));
    await expect(client.admin('get', '/__admin/sessions')).rejects.toThrow('is the sandbox still running?');
  });

  it('begin a session, and none again that was deleted', async () => {
    let status = 404;
    const { client, gone } = clientOf(() => json({ name: 'w3' }, status), { session: 'w3' });
    expect(await client.maySend()).toBe(true);
    status = 200;
    expect(await client.maySend()).toBe(true);
    status = 404;
    expect([await client.maySend(), gone]).toEqual([false, ['w3']]);
    status = 500;
    expect(await client.maySend()).toBe(true);
  });

  it('find what the journal has of a request that was just sent', async () => {
    const { client } = clientOf((url) =>
      url === 'http://h/v1/__admin/requests/a'
        ? json({ id: 1, requestId: 'a' })
        : json({ detail: 'no' }, 404),
    );
    expect(await client.journalEntry('a')).toMatchObject({ id: 1 });
    expect(await client.journalEntry('c')).toBeUndefined();
  });
});

describe('requests to the API', () => {
  it('give whatever comes, and never ask for a token', async () => {
    const { client, sent, asked } = clientOf(() => json({ code: 7 }, 401), { session: 'w3' });
    const headers = { Authorization: 'Basic abc', 'X-Request-Id': 'mine' };
    const received = await client.send({ method: 'patch', url: 'http://h/pets', headers, body: '{}' });
    expect(received).toMatchObject({ status: 401, body: { code: 7 }, text: '{"code":7}' });
    expect(received.requestId).toBe(sent[0]?.headers.get('X-Request-Id'));
    expect(sent[0]?.headers.get('Authorization')).toBe('Basic abc');
    expect(asked).toEqual([]);
  });

  it.each([
    ['text/plain', 'hello', 'hello', 'hello'],
    ['application/json', 'not json', 'not json', 'not json'],
    ['image/png', 'bytes', '', undefined],
    ['application/vnd.api+json', '[1]', '[1]', [1]],
  ])('read %s', async (type, sent, text, body) => {
    const { client } = clientOf(() => new Response(sent, { headers: { 'Content-Type': type } }));
    expect(await client.send({ method: 'GET', url: 'http://h/' })).toMatchObject({ text, body });
  });
});

it('fills paths and queries', () => {
  expect(fillPath('/a/{x}/{y}/{z}', { x: 'ä/', y: '' })).toBe('/a/%C3%A4%2F//{z}');
  expect(toQuery({ a: 1, b: undefined, c: '', d: false, e: 'x y' })).toBe('?a=1&d=false&e=x+y');
});
