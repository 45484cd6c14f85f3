import { writeFileSync } from 'node:fs';
import supertest from 'supertest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assembleSandbox, type SandboxOptions } from '../../../src/index.ts';
import { type ContractFolder, contractFolder } from '../../support/contract-folder.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const document = (more: Record<string, string> = {}) =>
  sketch(
    {
      'GET /lamps': { response: arrayOf('Lamp') },
      'POST /lamps': { request: 'Lamp', response: 'Lamp', status: 201 },
    },
    { Lamp: objectOf({ id: 'string', ...more }) },
  );

describe('a file with overrides', () => {
  let folder: ContractFolder;
  let served: Awaited<ReturnType<typeof assembleSandbox>> | undefined;
  let notices: string[];

  async function start(overrides: unknown, options: SandboxOptions = {}, name = 'overrides.yaml') {
    folder = contractFolder({ 'api.json': document(), [name]: overrides });
    notices = [];
    served = await assembleSandbox({
      contract: folder.path('api.json'),
      overrides: folder.path(name),
      log: { notice: (line) => void notices.push(line) },
      ...options,
    });
    return supertest(served.app);
  }
  const waitForNotice = (text: string) =>
    vi.waitFor(() => expect(notices.at(-1)).toContain(text), { timeout: 10_000, interval: 10 });

  afterEach(async () => {
    await served?.close();
    served = undefined;
    folder.remove();
  });

  it.each<[string, unknown]>([
    ['YAML', 'operation: GET /lamps\nrespond:\n  status: 503\ntimes: 1\n'],
    ['a list in YAML', '- operation: GET /lamps\n  respond: { status: 503 }\n  times: 1\n'],
    ['JSON', [{ operation: 'GET /lamps', respond: { status: 503 }, times: 1 }]],
  ])('holds for every session, and again after a reset: %s', async (_what, content) => {
    const api = await start(content);
    expect(notices.join()).toContain('1 override is used');
    const statuses = async (session: string) => {
      const get = () => api.get('/lamps').set('X-Sandbox-Session', session);
      return [(await get()).status, (await get()).status];
    };
    expect([await statuses('w1'), await statuses('w2')]).toEqual([
      [503, 200],
      [503, 200],
    ]);
    await api.post('/__admin/reset').set('X-Sandbox-Session', 'w1');
    expect(await statuses('w1')).toEqual([503, 200]);
  });

  it('comes after the overrides of a session, and may be deleted there', async () => {
    const api = await start({ respond: { status: 500 } });
    await api
      .post('/__admin/overrides')
      .send({ operation: 'GET /lamps', respond: { status: 503 }, times: 1 });
    expect([(await api.get('/lamps')).status, (await api.get('/lamps')).status]).toEqual([503, 500]);
    await api.delete('/__admin/overrides');
    expect((await api.get('/lamps')).status).toBe(200);
  });

  it.each<[string, unknown, string]>([
    ['an unknown operation', 'operation: GET /lamp\nrespond: { status: 503 }', '/operation is unknown'],
    ['two issues', [{ respond: { status: 5 } }, { respnd: 1 }], '/0/respond/status must be'],
    ['a syntax error', 'operation: [', 'overrides.yaml:'],
  ])('with %s refuses to start, and says where', async (_what, content, message) => {
    await expect(start(content)).rejects.toThrow(message);
  });

  it('is watched: a broken one leaves the former in place, and says why', async () => {
    const api = await start('respond: { status: 500 }', { watch: true });
    expect((await api.get('/lamps')).status).toBe(500);
    writeFileSync(folder.path('overrides.yaml'), 'respond: { status: 502 }');
    await waitForNotice('1 override is reloaded');
    expect((await api.get('/lamps')).status).toBe(502);
    writeFileSync(folder.path('overrides.yaml'), 'respond: { status: 7 }');
    await waitForNotice('/respond/status must be a whole number from 200 to 599, and is 7');
    expect(notices.at(-1)).toContain('the last good one is served');
    expect((await api.get('/lamps')).status).toBe(502);
  });

  it('is read again with a contract that has changed, as are the overrides of the default session', async () => {
    const own = { operation: 'POST /lamps', respond: { patch: { id: 'x' } } };
    const api = await start(
      [
        { operation: 'GET /lamps', respond: { status: 503 } },
        { operation: 'POST /lamps', respond: { body: { id: 'a', watts: 5 } } },
      ],
      { watch: true },
    );
    await api.post('/__admin/overrides').send(own);
    writeFileSync(folder.path('api.json'), JSON.stringify(document({ 'watts!': 'string' })));
    await waitForNotice('the contract has changed');
    expect(notices.join('\n')).toContain('override 2 of the file is removed');
    const { body } = await api.get('/__admin/overrides');
    expect(body.overrides).toMatchObject([own, { operation: 'GET /lamps' }]);
    expect((await api.get('/lamps')).status).toBe(503);
  });
});
