import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const document = sketch(
  {
    'GET /ferries': { response: arrayOf('Ferry') },
    'POST /ferries': { request: 'Ferry', response: 'Ferry', status: 201 },
  },
  { Ferry: objectOf({ id: 'string', 'name!': 'string' }) },
);

const overrides = '/__admin/overrides';

describe('overrides over HTTP', () => {
  it('are added, listed with their hits, read and deleted', async () => {
    const { api } = await contractSandbox(document);
    const override = { operation: 'GET /ferries', respond: { status: 503 }, times: 1 };
    const added = await api.post(overrides).send(override);
    expect(added.status).toBe(201);
    expect(added.headers.location).toBe('/__admin/overrides/override-1');
    expect((await api.get('/ferries')).status).toBe(503);
    expect((await api.get('/ferries')).status).toBe(200);
    const listed = { id: 'override-1', hits: 1, matches: 1, ...override };
    expect((await api.get(overrides)).body).toEqual({ overrides: [listed] });
    expect((await api.get(added.headers.location ?? '')).body).toEqual(listed);
    expect((await api.delete(`${overrides}/override-1`)).status).toBe(204);
    expect((await api.get(overrides)).body).toEqual({ overrides: [] });
  });

  it('are added all together, or none of them', async () => {
    const { api } = await contractSandbox(document);
    const good = { respond: { status: 500 } };
    const refused = await api
      .post(overrides)
      .send([good, { operation: 'POST /ferry', respond: { status: 42 } }]);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([
      '/1/respond/status must be a whole number from 200 to 599, and is 42',
      expect.stringMatching(/^\/1\/operation is unknown\. .* Did you mean "POST \/ferries"/),
    ]);
    expect((await api.get(overrides)).body.overrides).toEqual([]);
    const added = await api.post(overrides).send([good, good]);
    expect([added.status, added.headers.location]).toEqual([201, overrides]);
    expect(added.body.overrides).toHaveLength(2);
    expect((await api.delete(overrides)).status).toBe(204);
    expect((await api.get('/ferries')).status).toBe(200);
  });

  it('belong to the session of the request, by header and by path', async () => {
    const { api } = await contractSandbox(document);
    const added = await api.post(`/__session/w1${overrides}`).send({ respond: { status: 500 } });
    expect(added.headers.location).toBe('/__session/w1/__admin/overrides/override-1');
    expect((await api.get('/ferries').set('X-Sandbox-Session', 'w1')).status).toBe(500);
    expect((await api.get('/ferries')).status).toBe(200);
    expect((await api.get(`${overrides}/override-1`)).status).toBe(404);
    await api.post('/__admin/reset').set('X-Sandbox-Session', 'w1');
    expect((await api.get(overrides).set('X-Sandbox-Session', 'w1')).body.overrides).toEqual([]);
  });

  it('are replaced at their place, and counted anew', async () => {
    const { api } = await contractSandbox(document);
    const status = (code: number) => ({ operation: 'GET /ferries', respond: { status: code } });
    await api.post(overrides).send([
      { ...status(503), times: 1 },
      { ...status(500), after: 9 },
    ]);
    expect((await api.get('/ferries')).status).toBe(503);
    const replaced = await api.put(`${overrides}/override-1`).send({ ...status(502), times: 1 });
    expect([replaced.status, replaced.body]).toEqual([
      200,
      { id: 'override-1', hits: 0, matches: 0, ...status(502), times: 1 },
    ]);
    expect([(await api.get('/ferries')).status, (await api.get('/ferries')).status]).toEqual([502, 200]);
    const { body } = await api.get(overrides);
    expect(body.overrides.map(({ id }: { id: string }) => id)).toEqual(['override-1', 'override-2']);
  });

  it.each<[what: string, value: object, issue: string]>([
    [
      'another form',
      { respond: { status: 42 } },
      '/respond/status must be a whole number from 200 to 599, and is 42',
    ],
    [
      'a list',
      [{ respond: { status: 500 } }, { respond: { status: 500 } }],
      'the override must be one, and is a list: send one override',
    ],
  ])('are not replaced by %s', async (_, value, issue) => {
    const { api } = await contractSandbox(document);
    await api.post(overrides).send({ respond: { status: 500 } });
    const refused = await api.put(`${overrides}/override-1`).send(value);
    expect([refused.status, refused.body.errors]).toEqual([400, [issue]]);
    expect((await api.get(`${overrides}/override-1`)).body.respond).toEqual({ status: 500 });
  });

  it.each([
    ['null', 'the override must be an object, and is null'],
    ['7', 'the override must be an object, and is 7'],
    ['[null]', '/0 must be an object, and is null'],
  ])('say once what is wrong with %s', async (text, issue) => {
    const { api } = await contractSandbox(document);
    const { body } = await api.post(overrides).set('Content-Type', 'application/json').send(text);
    expect([body.detail, body.errors]).toEqual([issue, [issue]]);
  });

  it('are named in the journal and the log', async () => {
    const { api, logged } = await contractSandbox(document, { journal: true });
    await api.post(overrides).send([{ respond: { status: 500 } }, { respond: { delay: 1 }, times: 1 }]);
    await api.get('/ferries');
    await api.delete(overrides);
    await api.get('/ferries');
    const { body } = await api.get('/__admin/requests');
    expect(body.requests.map(({ overrides: ids }: { overrides?: string[] }) => ids)).toEqual([
      undefined,
      ['override-2', 'override-1'],
    ]);
    expect(logged.requests.join('\n')).toContain('(override-2, override-1)');
  });

  it.each<[string, string]>([
    ['a number', '5'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a list of other things', '[1, "x", null, []]'],
    ['a prototype', '{"__proto__": {"respond": {"status": 500}}}'],
    ['a constructor', '{"constructor": 1, "respond": {"status": 500}}'],
    ['an empty object', '{}'],
    ['no responses', '{"respond": []}'],
    ['a header with a line break', '{"respond": {"headers": {"X-A": "a\\r\\nX-B: b"}}}'],
    ['an infinite number', '{"respond": {"status": 500}, "times": 1e999}'],
    ['a deep schema', `{"respond":{"status":500},"when":{"body":${'{"schema":{"not":'.repeat(1)}{}}}}}}`],
    ['deep nesting', `{"respond":{"status":500},"when":{"body":${'['.repeat(20000)}${']'.repeat(20000)}}}`],
    ['no JSON', '{'],
  ])('refuse %s with a 4xx', async (_what, text) => {
    const { api, logged } = await contractSandbox(document);
    const response = await api.post(overrides).set('Content-Type', 'application/json').send(text);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(logged.failures).toEqual([]);
    expect((await api.get(overrides)).body.overrides).toEqual([]);
  });
});
