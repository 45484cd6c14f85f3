import express from 'express';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { createErrorResponse, type ErrorResponseFor } from '../../../src/error-response/error-response.ts';
import { SandboxError } from '../../../src/errors.ts';
import { listen } from '../../../src/http/listen.ts';
import {
  createFailureReply,
  handleError,
  respondAnyway,
} from '../../../src/http/middleware/error-handler.ts';
import { readBody } from '../../../src/http/middleware/read-body.ts';
import { routeRequest } from '../../../src/http/middleware/route.ts';
import { validateRequest } from '../../../src/http/middleware/validate.ts';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { createPathMatcher } from '../../../src/openapi/paths/path-matcher.ts';
import { createSampler } from '../../../src/sample/sampler.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { createValidators } from '../../../src/schema/schema-validators.ts';
import { createExpressOpenApiValidator } from '../../../src/validation/adapter/express-openapi-validator.ts';
import { createRequestSchemas } from '../../../src/validation/request-schemas.ts';
import { sandbox } from '../../support/sandbox.ts';
import { looseContract } from '../../support/validating-app.ts';
import { send, talk } from '../../support/wire.ts';

const text = { type: 'string' };

function object(properties: Record<string, unknown>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

const inError = {
  content: {
    'application/vnd.shop.v1+json': {
      schema: object({ error: object({ code: { type: 'integer' }, message: text }) }),
    },
  },
};
const inText = { content: { 'text/plain; charset=UTF-8': { schema: text } } };

const shop = looseContract({
  '/orders': {
    post: {
      requestBody: { required: true, content: { 'application/json': { schema: object({ name: text }) } } },
      responses: {
        '201': {},
        '409': { description: 'Taken' },
        '415': inText,
        '422': inError,
        default: inError,
      },
    },
  },
  '/orders/{id}': {
    get: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      responses: { '200': {}, '404': inText, default: inError },
    },
  },
});

function errorsOf(document: OpenApiDocument): ErrorResponseFor {
  const operations = operationsOf(document);
  const validators = createValidators(document);
  const sampler = createSampler(document, { seed: 1, validators });
  return createErrorResponse(document, { operations: operations.values(), sampler, validators });
}

/** An app whose last step throws, and what it logs. */
function failing(thrown: unknown, errorResponseFor: ErrorResponseFor = errorsOf(shop)) {
  const operations = operationsOf(shop);
  const logged: string[] = [];
  const log = { request: () => {}, notice: () => {}, failure: (line: string) => void logged.push(line) };
  const failureReply = createFailureReply(errorResponseFor, (_request, reply) => reply, log);
  const app = express();
  app.use(routeRequest(createPathMatcher(operations.values())));
  app.use(readBody(createSchemaMerger(shop), { limits: { body: 1024, upload: 1024 } }));
  const requestSchemas = createRequestSchemas(shop, operations.values());
  app.use(validateRequest(requestSchemas, createExpressOpenApiValidator(requestSchemas)));
  app.use(() => {
    throw thrown;
  });
  app.use(
    handleError(
      failureReply,
      () => false,
      log,
      () => undefined,
    ),
  );
  return { app, api: supertest(app), failureReply, logged };
}

describe('the response to a failure', () => {
  it('has the status, the media type and the body that the contract declares, and the reason in a header', async () => {
    const { api, logged } = failing(new SandboxError('conflict', 'orders has o1 already'));
    const response = await api.post('/orders').send({ nam: 'x' });
    expect(response.status).toBe(422);
    expect(response.headers['content-type']).toBe('application/vnd.shop.v1+json');
    expect(JSON.parse(response.text)).toEqual({
      error: { code: 422, message: expect.stringContaining('/name') },
    });
    expect(response.headers['x-sandbox-reason']).toMatch(/\/name is required/);
    expect(response.headers['x-sandbox-reason']).toMatch(/\/nam is not allowed by the contract/);
    expect(logged).toEqual([]);
  });

  it('has the body of other errors where it declares no content', async () => {
    const { api } = failing(new SandboxError('conflict', 'orders has o1 already'));
    const response = await api.post('/orders').send({ name: 'x' });
    expect(response.status).toBe(409);
    expect(JSON.parse(response.text)).toEqual({ error: { code: 409, message: 'orders has o1 already' } });
    expect(response.headers['x-sandbox-reason']).toBe('orders has o1 already');
  });

  it.each([
    { method: 'get', path: '/orders/o1', status: 404 },
    { method: 'post', path: '/orders', status: 415 },
  ] as const)(
    'is a text where the contract declares one: $method $path',
    async ({ method, path, status }) => {
      const { api } = failing(new SandboxError('not-found', 'orders has no ö1'));
      const response = await api[method](path)
        .set('Content-Type', 'text/csv')
        .send(method === 'post' ? 'x' : undefined);
      expect(response.status).toBe(status);
      expect(response.headers['content-type']).toBe('text/plain; charset=UTF-8');
      expect(response.text).toMatch(status === 404 ? /^orders has no ö1$/ : /csv/);
      expect(response.headers['x-sandbox-reason']).toMatch(/^[\x20-\x7e]+$/);
    },
  );

  it.each([
    { method: 'get', path: '/nothing', status: 404 },
    { method: 'put', path: '/orders', status: 405 },
  ] as const)(
    'before routing is one that every operation declares: $method $path',
    async ({ method, path, status }) => {
      const response = await failing(undefined).api[method](path);
      expect(response.status).toBe(status);
      expect(response.headers['content-type']).toBe('application/vnd.shop.v1+json');
      expect(JSON.parse(response.text)).toEqual({
        error: { code: status, message: expect.stringContaining(path) },
      });
      expect(response.headers.allow).toBe(status === 405 ? 'POST' : undefined);
    },
  );

  it('reveals nothing of an internal failure, which is logged', async () => {
    const { api, logged } = failing(new Error('an inner secret'));
    const response = await api.get('/orders/o1');
    expect(response.status).toBe(500);
    expect(response.text + JSON.stringify(response.headers)).not.toMatch(/secret|\.ts\b/);
    expect(response.headers['x-sandbox-reason']).toMatch(/see its log/);
    expect(logged.join()).toContain('an inner secret');
  });

  it('is sent even when its own creation fails', async () => {
    const { api, logged } = failing(new SandboxError('not-found', 'x'), () => {
      throw new Error('an inner secret');
    });
    const response = await api.get('/orders/o1');
    expect(response.status).toBe(500);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.text).not.toContain('secret');
    expect(logged.join()).toContain('an inner secret');
  });

  it('logs once that the contract has no valid body for it', async () => {
    const reply = { status: 404, departure: 'no valid body was found for it' };
    const { api, logged } = failing(new SandboxError('not-found', 'x'), () => reply);
    for (let i = 0; i < 3; i++) expect((await api.get('/orders/o1')).status).toBe(404);
    expect(logged).toEqual(['an error response departs from the contract: no valid body was found for it']);
  });
});

describe('what Node cannot parse as a request', () => {
  it.each([
    { what: 'garbage', sent: 'garbage\r\n\r\n', status: 400 },
    {
      what: 'large headers',
      sent: `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      status: 431,
    },
    {
      what: 'an expectation',
      sent: 'GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n',
      status: 417,
    },
  ])('gets a response in the contract’s shape: $what', async ({ sent, status }) => {
    const { app, failureReply } = failing(undefined);
    const server = await listen(app, '127.0.0.1', 0, { failureReply });
    const [head = '', body = ''] = (await talk(server.url, sent)).split('\r\n\r\n');
    await server.close();
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/^content-type: application\/vnd\.shop\.v1\+json\r?$/im);
    expect(head).toMatch(/^x-sandbox-reason: [\x20-\x7e]+\r?$/im);
    expect(JSON.parse(body)).toEqual({ error: { code: status, message: expect.any(String) } });
  });

  it('gets problem+json without a contract', async () => {
    const server = await listen((_req, res) => void res.end(), '127.0.0.1', 0);
    const response = await talk(server.url, 'garbage\r\n\r\n');
    await server.close();
    expect(response).toMatch(/^content-type: application\/problem\+json\r?$/im);
    expect(response).toMatch(/^x-sandbox-reason: this is not an HTTP request\r?$/im);
  });
});

describe('the reason header', () => {
  it.each([
    { method: 'GET', path: '/customers/nobody' },
    { method: 'GET', path: '/nothing' },
    { method: 'GET', path: '/__admin/nothing' },
    { method: 'PUT', path: '/customers' },
    { method: 'GET', path: `/customers?${'ä'.repeat(10)}=1` },
    { method: 'GET', path: `/${encodeURIComponent('😀'.repeat(600))}` },
    { method: 'GET', path: `/customers?${encodeURIComponent('\r\nSet-Cookie: a=b\u0000')}=1` },
  ])('is printable on $method $path', async ({ method, path }) => {
    const { app } = await sandbox();
    const server = await listen(app, '127.0.0.1', 0);
    const headers = { Authorization: 'Bearer x' };
    const response = await send(server.url, { method, path: encodeURI(decodeURI(path)), headers });
    await server.close();
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers['x-sandbox-reason']).toMatch(/^[\x20-\x7e]{1,500}$/);
    expect(response.headers).not.toHaveProperty('set-cookie');
  });

  it('is absent from a success', async () => {
    const { api } = await sandbox();
    expect((await api.get('/customers')).headers).not.toHaveProperty('x-sandbox-reason');
  });
});

describe('a failure of the step that responds to failures', () => {
  it('is logged, and shows nothing of itself', async () => {
    const logged: string[] = [];
    const log = { request: () => {}, notice: () => {}, failure: (line: string) => void logged.push(line) };
    const app = express();
    app.use(() => {
      throw new Error('the secret');
    });
    app.use(respondAnyway(log));
    const { status, text, headers } = await supertest(app).get('/');
    expect([status, headers['content-type']]).toEqual([500, 'application/problem+json']);
    expect(text).toContain('the sandbox failed to handle this request');
    expect(text).not.toContain('secret');
    expect(logged.join('\n')).toContain('the secret');
  });
});
