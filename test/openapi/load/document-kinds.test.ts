import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/openapi/load/load-document.ts';
import { formatLoadIssue } from '../../../src/openapi/load/load-issue.ts';
import { receivesMethod } from '../../../src/openapi/load/received-methods.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { loadFiles } from '../../support/load-files.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const info = { title: 'Trams', version: '1' };
const responses = { 200: { description: 'ok' } };

describe('Swagger 2.0', () => {
  const swagger = {
    swagger: '2.0',
    info,
    host: 'trams.test',
    basePath: '/v2',
    consumes: ['application/json'],
    produces: ['application/json'],
    parameters: {
      Tram: { name: 'tram', in: 'body', required: true, schema: { $ref: '#/definitions/Tram' } },
    },
    paths: {
      '/trams': {
        get: {
          parameters: [
            {
              name: 'line',
              in: 'query',
              type: 'array',
              items: { type: 'integer' },
              collectionFormat: 'multi',
            },
          ],
          responses: {
            200: { description: 'ok', schema: { type: 'array', items: { $ref: '#/definitions/Tram' } } },
          },
        },
        post: { parameters: [{ $ref: '#/parameters/Tram' }], responses },
      },
      '/photos': {
        post: {
          consumes: ['multipart/form-data'],
          parameters: [{ name: 'photo', in: 'formData', type: 'file', required: true }],
          responses,
        },
      },
    },
    definitions: { Tram: { type: 'object', properties: { line: { type: 'integer', 'x-nullable': true } } } },
  };

  it('is converted, and says so', async () => {
    const { document, operations, issues } = await loadFiles({ 'api.yaml': swagger });
    const tram = { $ref: '#/components/schemas/Tram' };
    expect(document.servers).toEqual([{ url: '//trams.test/v2' }]);
    expect(operations.get('GET /trams')).toMatchObject({
      parameters: [{ name: 'line', explode: true, schema: { type: 'array' } }],
      responses: { 200: { content: { 'application/json': { schema: { items: tram } } } } },
    });
    expect(operations.get('POST /trams')?.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: tram } },
    });
    expect(Object.keys(operations.get('POST /photos')?.requestBody?.content ?? {})).toEqual([
      'multipart/form-data',
    ]);
    expect(document.components?.schemas?.Tram).toMatchObject({ properties: { line: { nullable: true } } });
    expect(issues).toEqual(['api.yaml:1:2 #/swagger is Swagger 2.0, which is converted to OpenAPI 3.0.']);
  });

  it('may have errors, which are found in the original', async () => {
    const broken = {
      ...swagger,
      definitions: {
        Tram: {
          type: 'object',
          properties: { line: { type: 'numbr' }, depot: { $ref: '#/definitions/Depo' } },
        },
        Depot: {},
      },
    };
    const { issues } = await loadFiles({ 'api.yaml': broken });
    expect(issues.map((issue) => issue.replace(/:\d+:\d+/, ''))).toEqual([
      'api.yaml #/definitions/Tram/properties/depot refers to #/definitions/Depo, which does not exist: fix the $ref. Did you mean #/definitions/Depot?',
      'api.yaml #/swagger is Swagger 2.0, which is converted to OpenAPI 3.0.',
      'api.yaml #/definitions/Tram/properties/line/type is numbr, which is no type, so that any value will do: fix it there. Did you mean number?',
    ]);
  });

  it.each([
    [
      'several',
      [
        { name: 'line', in: 'body', type: 'integer' },
        { name: 'depot', in: 'body', type: 'string', required: true },
      ],
    ],
    [
      'several with schemas',
      [
        { name: 'line', in: 'body', schema: { type: 'integer' } },
        { name: 'depot', in: 'body', required: true, maxLength: 9, schema: { type: 'string' } },
      ],
    ],
    [
      'one beside a query',
      [
        { name: 'day', in: 'query', type: 'string' },
        { name: 'line', in: 'body', type: 'integer', description: 'x' },
      ],
    ],
  ])(
    'may have parts of a body as parameters, which are properties of one object: %s',
    async (_, parameters) => {
      const paths = { '/trams': { post: { parameters, responses } } };
      const { operations, issues } = await loadFiles({ 'api.yaml': { ...swagger, paths } });
      const { requestBody, parameters: others } = operations.get('POST /trams') ?? {};
      const parts = parameters.filter((each) => each.in === 'body');
      const schema = requestBody?.content['application/json']?.schema;
      expect(Object.keys(schema?.properties ?? {})).toEqual(parts.map(({ name }) => name));
      expect(schema?.required).toEqual(parts.length > 1 ? ['depot'] : undefined);
      expect(others).toHaveLength(parameters.length - parts.length);
      expect(issues.filter((each) => each.includes('is a part of a body'))).toHaveLength(parts.length);
    },
  );

  it.each<[string, object, object]>([
    ['schemas', { schemas: { Stop: { type: 'object', properties: { name: { type: 'string' } } } } }, {}],
    [
      'parameters of a body, with parts of their own',
      {
        parameters: {
          Stop: {
            ...{ name: 'stop', in: 'body', required: true },
            schema: { type: 'object', properties: { name: { $ref: '#/components/fields/Name' } } },
          },
        },
        fields: { Name: { type: 'string' } },
      },
      { parameters: [{ $ref: '#/components/parameters/Stop' }], responses },
    ],
    [
      'responses by their statuses',
      {
        responses: {
          200: { Stop: { description: 'ok', schema: { type: 'object', properties: { name: {} } } } },
        },
        securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Token' } },
      },
      { responses: { 200: { $ref: '#/components/responses/200/Stop' } }, security: [{ token: [] }] },
    ],
  ])('may have components, as OpenAPI 3 does: %s', async (_, components, declared) => {
    const ofSchema = {
      parameters: [{ name: 'stop', in: 'body', schema: { $ref: '#/components/schemas/Stop' } }],
    };
    const post = { responses, ...('responses' in declared ? declared : ofSchema) };
    const { document, operations, issues } = await loadFiles({
      'api.yaml': { ...swagger, definitions: {}, parameters: {}, paths: { '/stops': { post } }, components },
    });
    const { requestBody, responses: declaredResponses, security } = operations.get('POST /stops') ?? {};
    const content = requestBody?.content ?? declaredResponses?.['200']?.content;
    const merged = createSchemaMerger(document)(content?.['application/json']?.schema ?? {});
    expect([...merged.properties.keys()]).toEqual(['name']);
    expect(security ?? []).toEqual('security' in declared ? [{ token: [] }] : []);
    expect(Object.keys(document.components?.securitySchemes ?? {})).toHaveLength(security?.length ?? 0);
    expect(issues.map((issue) => issue.replace(/.* #/, '#'))).toContainEqual(
      expect.stringMatching(/^#\/components is no field of Swagger 2\.0/),
    );
  });

  it('may consist of several files, and be YAML with a number for its version', async () => {
    const { operations } = await loadFiles({
      'api.yaml': "swagger: 2.0\ninfo: { title: T, version: '1' }\npaths: { /trams: { $ref: trams.yaml } }",
      'trams.yaml': { get: { responses: { 200: { description: 'ok', schema: { $ref: 'tram.yaml' } } } } },
      'tram.yaml': { type: 'object' },
    });
    expect(operations.get('GET /trams')?.responses[200]?.content).toMatchObject({
      '*/*': { schema: { type: 'object' } },
    });
  });
});

describe('OpenAPI 3.2', () => {
  const newer = (rest: object) => ({ openapi: '3.2.0', info, ...rest });

  it('is served as 3.1, and says so', async () => {
    const { operations, issues } = await loadFiles({
      'api.yaml': newer({ paths: { '/trams': { get: { responses } } } }),
    });
    expect([...operations.keys()]).toEqual(['GET /trams']);
    expect(issues).toEqual(['api.yaml:1:2 #/openapi is OpenAPI 3.2, which is served as 3.1.']);
  });

  it('has the method QUERY and others', async () => {
    const paths = {
      '/t': { get: { responses }, query: { responses }, additionalOperations: { LINK: { responses } } },
    };
    const { issues, operations } = await loadFiles({ 'api.yaml': newer({ paths }) });
    expect([...operations.keys()]).toEqual(['GET /t', 'QUERY /t', 'LINK /t']);
    // Besides the version, where Node does not receive QUERY.
    expect(issues).toHaveLength(receivesMethod('QUERY') ? 1 : 2);
  });

  it.each([
    [
      { '/t': { get: { responses }, additionalOperations: { FROB: { responses } } } },
      '#/paths/~1t/additionalOperations/FROB',
      /is no method that a server on Node\.js \S+ can receive/,
    ],
    [
      { '/t': { get: { responses }, additionalOperations: { Post: { responses } } } },
      '#/paths/~1t/additionalOperations/Post',
      /has a key of its own: move it to post/,
    ],
    [
      { '/t': { get: { responses: { 200: { content: { 'application/json': { itemSchema: {} } } } } } } },
      '#/paths/~1t/get/responses/200/content/application~1json/itemSchema',
      /has no effect in application\/json/,
    ],
    [
      { '/t': { get: { responses: { 200: { content: { 'multipart/form-data': { itemEncoding: {} } } } } } } },
      '#/paths/~1t/get/responses/200/content/multipart~1form-data/itemEncoding',
      /has no effect in multipart\/form-data/,
    ],
  ])('reports what of it is not served: %j', async (paths, pointer, message) => {
    const { issues, operations } = await loadFiles({ 'api.yaml': newer({ paths }) });
    expect(operations.size).toBe(1);
    expect(issues.find((issue) => issue.includes(` ${pointer} `))).toMatch(message);
  });

  it.each(['application/jsonl', 'text/event-stream', 'application/geo+json-seq', 'multipart/mixed'])(
    'describes the items of %s, as it is served',
    async (mediaType) => {
      const content = { [mediaType]: { itemSchema: { type: 'object' } } };
      const { issues } = await loadFiles({
        'api.yaml': newer({
          paths: { '/t': { get: { responses: { 200: { description: 'ok', content } } } } },
        }),
      });
      expect(issues).toHaveLength(1);
    },
  );

  it('may have properties with such names', async () => {
    const schema = { properties: { query: { type: 'string' }, itemSchema: { type: 'object' } } };
    const { issues } = await loadFiles({
      'api.yaml': newer({ paths: {}, components: { schemas: { A: schema } } }),
    });
    expect(issues).toHaveLength(1);
  });
});

describe('a document without paths', () => {
  it.each([
    ['3.1.0', { webhooks: { arrived: { post: { responses } } } }, 0],
    ['3.1.0', { components: { schemas: { A: {} } } }, 0],
    ['3.0.3', { components: {} }, 1],
  ])('is valid since 3.1: %s with %j', async (openapi, rest, errors) => {
    const { document, issues } = await loadFiles({ 'api.yaml': { openapi, info, ...rest } });
    expect([document.paths, issues.length]).toEqual([{}, errors]);
  });
});

describe('a document of something else', () => {
  it.each([
    [{ asyncapi: '3.0.0' }, 'is an AsyncAPI document, not an OpenAPI document: convert it first.'],
    [{ info: { _postman_id: 'x' }, item: [] }, 'is a Postman collection, not an OpenAPI document'],
    [{ swaggerVersion: '1.2' }, 'is Swagger 1, not an OpenAPI document'],
    [{ openapi: '4.0.0' }, 'declares version "4.0.0" in /openapi'],
  ])('is refused by its name: %j', async (content, message) => {
    await expect(loadFiles({ 'api.yaml': content })).rejects.toThrow(message);
  });
});

describe('a contract at an address', () => {
  const files: Readonly<Record<string, unknown>> = {
    '/api/openapi.json': {
      openapi: '3.0.3',
      info,
      paths: { '/trams': { $ref: 'trams.yaml' }, '/etc': { $ref: 'file:///etc/hosts' } },
    },
    '/api/trams.yaml': { get: { responses } },
  };

  async function serve(): Promise<string> {
    const server = createServer((req, res) => {
      const content = files[req.url ?? ''];
      if (req.url === '/moved.json') res.writeHead(302, { location: '/api/openapi.json' }).end();
      else if (content === undefined) res.writeHead(404).end();
      else res.end(JSON.stringify(content));
    });
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('on this machine is fetched, with the files beside it and no local one', async () => {
    const url = `${await serve()}/api/openapi.json`;
    const { document, files: local, issues } = await loadDocument(url);
    expect([...operationsOf(document).keys()]).toEqual(['GET /trams']);
    expect(local).toEqual([]);
    expect(issues.map(formatLoadIssue)).toEqual([
      expect.stringMatching(
        /openapi\.json:1:\d+ #\/paths\/~1etc refers to file:\/\/\/etc\/hosts, which is a local file/,
      ),
    ]);
  });

  it.each([
    ['/none.json', 'cannot be fetched (the server responded with 404)'],
    ['/moved.json', 'cannot be fetched'],
  ])('that is %s is refused', async (path, message) => {
    await expect(loadDocument((await serve()) + path)).rejects.toThrow(message);
  });

  it('that moved is found when others are allowed', async () => {
    const { document } = await loadDocument(`${await serve()}/moved.json`, { allowRemoteRefs: true });
    expect(document.info.title).toBe('Trams');
  });

  it('on another machine needs to be allowed', async () => {
    await expect(loadDocument('https://api.example.test/openapi.json')).rejects.toThrow(
      'https://api.example.test/openapi.json is on another machine: start with --allow-remote-refs to fetch it',
    );
  });
});
