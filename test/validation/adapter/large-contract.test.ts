import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { createValidatingApp, looseContract } from '../../support/validating-app.ts';

const ask = (document: OpenApiDocument) => supertest(createValidatingApp(document).app);
const schemas = (named: object) => ({ components: { schemas: named } });

/** Whatever a contract says, nothing is written to the console. */
let written: ReturnType<typeof vi.spyOn>[] = [];
beforeEach(() => {
  written = (['log', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method));
});
afterEach(() => {
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe('apart from the validator', () => {
  it('HEAD is handled as GET', async () => {
    expect((await ask(looseContract({ '/x': { get: {} } })).head('/x')).status).toBe(200);
  });

  it('a security scheme needs no handler', async () => {
    const components = { securitySchemes: { odd: { type: 'oauth2', flows: {} } } };
    const document = looseContract({ '/x': { get: {} } }, { components, security: [{ odd: [] }] });
    expect((await ask(document).get('/x')).status).toBe(200);
  });

  it('paths are found below every base path, and nowhere else', async () => {
    const servers = [
      { url: 'https://a.example/v1' },
      { url: '/{env}', variables: { env: { default: 'test' } } },
    ];
    const document = looseContract({ '/x': { get: {} } }, { servers });
    expect((await ask(document).get('/v1/x')).body.basePath).toBe('/v1');
    expect((await ask(document).get('/test/x')).body.basePath).toBe('/test');
    const outside = await ask(document).get('/x');
    expect(outside.status).toBe(404);
    expect(outside.body.message).toContain('did you mean /v1/x?');
  });
});

describe('a contract of 800 paths', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 800 }, (_, n) => [`/things${n}/{id}`, { put: putThing(n) }]),
  );
  const document = looseContract(
    paths,
    schemas({ Thing: { type: 'object', properties: { child: { $ref: '#/components/schemas/Thing' } } } }),
  );

  it('is prepared fast, and its last operation is as fast as its first', { timeout: 60_000 }, async () => {
    const start = performance.now();
    const { app, validator } = createValidatingApp(document);
    await validator.ready();
    expect(performance.now() - start).toBeLessThan(3_000);
    const client = supertest(app);
    const timeOf = async (n: number) => {
      const before = performance.now();
      const response = await client.put(`/things${n}/1`).send({ n, child: { child: {} } });
      expect(response.status).toBe(200);
      return performance.now() - before;
    };
    await timeOf(0);
    const first = await timeOf(1);
    for (let n = 2; n < 100; n++) await timeOf(n);
    expect(await timeOf(799)).toBeLessThan(first + 100);
  });

  it('takes little memory for each operation that is compiled', { timeout: 60_000 }, async () => {
    const { validator } = createValidatingApp(document);
    await validator.ready();
    const before = process.memoryUsage().heapUsed;
    await validator.compileAll();
    expect((process.memoryUsage().heapUsed - before) / 1600).toBeLessThan(200_000);
  });
});

function putThing(n: number) {
  const properties = { n: { const: n }, child: { $ref: '#/components/schemas/Thing' } };
  return {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    requestBody: { content: { 'application/json': { schema: { type: 'object', properties } } } },
  };
}
