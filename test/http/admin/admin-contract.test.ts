import { gzipSync } from 'node:zlib';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { type AdminOperation, adminOperations, requestFor } from '../../support/admin-document.ts';
import { expectDeclared, expectExample } from '../../support/admin-responses.ts';
import { failingAdmin } from '../../support/failing-admin.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { sandbox } from '../../support/sandbox.ts';

const operations = [...(await adminOperations()).values()];
const named = operations.map((operation) => ({ id: operation.operationId, operation }));
const declaring = (status: string) => named.filter(({ operation }) => status in operation.responses);

/** A hundred megabytes and one byte. */
const tooMuch = gzipSync(Buffer.alloc(100 * 1024 * 1024 + 1), { level: 1 });

function expectShown(operation: AdminOperation, example: string, response: supertest.Response): void {
  expectDeclared(operation, response);
  expectExample(operation, example, response);
}

describe('every operation of the admin API', () => {
  it('is one of these forty-four', () => {
    expect(operations).toHaveLength(44);
  });

  it.each(named)('$id rejects an invalid session name, as in its example', async ({ operation }) => {
    const { method, path, body } = requestFor(operation);
    const { anonymous } = await sandbox();
    expectShown(
      operation,
      'badName',
      await anonymous[method](path).set('X-Sandbox-Session', 'w 1').send(body),
    );
  });

  it.each(named)('$id rejects another host, as in its example', async ({ operation }) => {
    const { method, path, body } = requestFor(operation);
    const { anonymous } = await sandbox();
    expectShown(operation, 'host', await anonymous[method](path).set('Host', 'billing.test').send(body));
  });

  it.each(named)('$id rejects an undeclared parameter', async ({ operation }) => {
    const { method, path, body } = requestFor(operation);
    const { app, accessed } = failingAdmin();
    const response = await supertest(app)[method](`${path}?strange=1`).send(body);
    expect(response.status).toBe(400);
    expect(response.headers['x-sandbox-reason']).toContain('query parameter strange is not declared by');
    expectDeclared(operation, response);
    expect(accessed).toEqual([]);
  });

  it.each(declaring('401'))('$id requires a token, as in its example', async ({ operation }) => {
    const { method, path, body } = requestFor(operation);
    const { app } = failingAdmin(['secret']);
    expectShown(operation, 'missing', await supertest(app)[method](path).send(body));
  });

  it.each(declaring('default'))('$id does not expose an internal error', async ({ operation }) => {
    const { method, path, body } = requestFor(operation);
    const { app, failures } = failingAdmin();
    expectShown(operation, 'internal', await supertest(app)[method](path).send(body));
    expect(failures).toEqual([expect.stringContaining('a failing dependency')]);
  });

  it.each(declaring('413'))(
    '$id rejects a body that is too large, as in its example',
    async ({ operation }) => {
      const { method, path } = requestFor(operation);
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
      const request = { method: method.toUpperCase(), path, headers, body: tooMuch };
      const response = await sendRaw(failingAdmin().app, request);
      expectDeclared(operation, response);
      expectExample(operation, 'tooLarge', response);
    },
  );

  it.each(declaring('415'))('$id rejects another media type, as in its example', async ({ operation }) => {
    const { method, path } = requestFor(operation);
    const { app } = failingAdmin();
    expectShown(operation, 'text', await supertest(app)[method](path).type('text/plain').send('x'));
  });
});
