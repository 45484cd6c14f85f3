import express from 'express';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { serveAdminApi } from '../../../src/http/admin/admin-middleware.ts';
import { prepareAdminApi } from '../../../src/server/load-admin-api.ts';
import { documentedRequest, minimalCustomer } from '../../support/customers.ts';
import { startOfTime } from '../../support/fixed-runtime.ts';
import { sandbox } from '../../support/sandbox.ts';

describe('GET /__admin/health', () => {
  it('reports that the sandbox is ready', async () => {
    const { anonymous } = await sandbox();
    const response = await anonymous.get('/__admin/health');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json');
    expect(response.body).toEqual({ status: 'healthy' });
  });

  it('responds to HEAD', async () => {
    const { anonymous } = await sandbox();
    const response = await anonymous.head('/__admin/health');
    expect(response.status).toBe(200);
    expect(response.text).toBeFalsy();
  });
});

describe('the contract of the admin API', () => {
  /** The admin API, and how often its contract was loaded. */
  function admin(loadApi = prepareAdminApi) {
    let loads = 0;
    const failures: string[] = [];
    const app = express();
    const parts = { sessions: {}, contract: 'Test', operations: () => [], tokens: [] };
    const counted = () => {
      loads += 1;
      return loadApi();
    };
    const log = { notice: () => {}, failure: (text: string) => void failures.push(text) };
    app.use(serveAdminApi({ ...parts, loadApi: counted } as never, log));
    return { to: supertest(app), loads: () => loads, failures };
  }

  it('is loaded with the first request that needs it, and once', async () => {
    const { to, loads } = admin();
    await to.get('/__admin/health');
    await to.head('/__admin/nothing');
    expect(loads()).toBe(1);
    await Promise.all([to.get('/__admin/operations'), to.get('/__admin/operations')]);
    expect(loads()).toBe(1);
  });

  it('is not needed for the health of the sandbox', async () => {
    const { to, loads } = admin();
    expect((await to.get('/__admin/health')).body).toEqual({ status: 'healthy' });
    expect(loads()).toBe(0);
  });

  it('that cannot be loaded is an internal error, until it can', async () => {
    const reasons = ['no such file'];
    const { to, failures } = admin(async () => {
      const reason = reasons.pop();
      if (reason !== undefined) throw new Error(reason);
      return prepareAdminApi();
    });
    const { status, type } = await to.get('/__admin/operations');
    expect({ status, type }).toEqual({ status: 500, type: 'application/problem+json' });
    expect(failures).toEqual([expect.stringContaining('no such file')]);
    expect((await to.get('/__admin/operations')).status).toBe(200);
  });

  it('is violated by no response', async () => {
    const { to, failures } = admin(async () => ({
      ...(await prepareAdminApi()),
      validateResponse: (_operation, { status }) => (status === 200 ? ['/contract must be number'] : []),
    }));
    expect((await to.get('/__admin/operations')).status).toBe(500);
    expect(failures).toEqual([
      expect.stringContaining(
        'the response of listOperations would violate the contract of the admin API: /contract must be number',
      ),
    ]);
  });

  it('is violated by no error', async () => {
    const { to, failures } = admin(async () => ({
      ...(await prepareAdminApi()),
      validateResponse: (_operation, { status }) => (status === 400 ? ['no 400 is declared'] : []),
    }));
    expect((await to.get('/__admin/operations?x=1')).status).toBe(500);
    expect(failures).toEqual([expect.stringContaining('no 400 is declared')]);
  });
});

describe('GET /__admin/state', () => {
  it('is empty at first', async () => {
    const { anonymous } = await sandbox();
    const response = await anonymous.get('/__admin/state');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ version: 1, collections: { customers: [], accounts: [] } });
    expect(response.body.contract).toContain('Togai API');
  });

  it('returns everything stored, in order', async () => {
    const { api } = await sandbox();
    await api.post('/customers').send({ ...documentedRequest, id: 'b' });
    await api.post('/customers').send(minimalCustomer('a'));
    const { body } = await api.get('/__admin/state');
    const { id: _id, account: _account, ...sent } = documentedRequest;
    expect(body.collections.customers).toEqual([
      expect.objectContaining(minimalCustomer('a')),
      { id: 'b', ...sent, status: 'ACTIVE', createdAt: startOfTime, updatedAt: startOfTime },
    ]);
    expect(body.collections.accounts).toHaveLength(2);
    expect(body.collections.accounts).toContainEqual(
      expect.objectContaining({ id: 'ACC00001', customerId: 'b', name: 'Primary Account' }),
    );
  });
});

describe('GET /__admin/operations', () => {
  it('lists how each operation behaves', async () => {
    const { anonymous } = await sandbox();
    const { status, body } = await anonymous.get('/__admin/operations');
    expect(status).toBe(200);
    expect(body.contract).toContain('Togai API');
    expect(body.operations).toHaveLength(12);
    expect(body.operations).toContainEqual({
      id: 'getCustomer',
      method: 'GET',
      path: '/customers/{customer_id}',
      behavior: 'custom',
      summary: 'Get a customer',
      tags: ['Customers'],
    });
  });
});

describe('POST /__admin/reset', () => {
  it('resets the state', async () => {
    const { api } = await sandbox();
    await api.post('/customers').send(documentedRequest);
    const response = await api.post('/__admin/reset');
    expect(response.status).toBe(204);
    expect(response.text).toBe('');
    expect(response.headers).not.toHaveProperty('content-type');
    const { body } = await api.get('/__admin/state');
    expect(body.collections).toEqual({ customers: [], accounts: [] });
    expect((await api.get('/accounts/acme_primary')).status).toBe(404);
    expect((await api.post('/customers').send(documentedRequest)).status).toBe(201);
  });

  it.each([{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }])(
    'is denied to a page of another site: %o',
    async (sent) => {
      const { api } = await sandbox();
      await api.post('/customers').send(documentedRequest);
      expect((await api.post('/__admin/reset').set(sent)).status).toBe(403);
      expect((await api.get('/customers')).body.data).toHaveLength(1);
    },
  );
});

describe('a failure of the admin API', () => {
  it.each([
    { method: 'get', path: '/__admin/', status: 404, title: 'Not Found' },
    { method: 'get', path: '/__admin/nothing', status: 404, title: 'Not Found' },
    { method: 'get', path: '/__admin/health//', status: 404, title: 'Not Found' },
    { method: 'get', path: '/__admin/Health', status: 404, title: 'Not Found' },
    { method: 'get', path: '/__admin/constructor', status: 404, title: 'Not Found' },
    { method: 'get', path: '/__admin/__proto__', status: 404, title: 'Not Found' },
    { method: 'post', path: '/__admin/health', status: 405, title: 'Method Not Allowed', allow: 'GET' },
    { method: 'delete', path: '/__admin/state', status: 405, title: 'Method Not Allowed', allow: 'GET' },
    { method: 'post', path: '/__admin/operations', status: 405, title: 'Method Not Allowed', allow: 'GET' },
    { method: 'get', path: '/__admin/reset', status: 405, title: 'Method Not Allowed', allow: 'POST' },
    { method: 'head', path: '/__admin/reset', status: 405, title: 'Method Not Allowed', allow: 'POST' },
    { method: 'options', path: '/__admin/reset', status: 405, title: 'Method Not Allowed', allow: 'POST' },
  ] as const)(
    '$method $path is $status, as problem+json',
    async ({ method, path, status, title, ...more }) => {
      const { anonymous, logged } = await sandbox();
      const response = await anonymous[method](path);
      expect(response.status).toBe(status);
      expect(response.headers['content-type']).toBe('application/problem+json');
      if (method !== 'head') {
        const detail = expect.stringContaining(path);
        expect(JSON.parse(response.text)).toEqual({ type: 'about:blank', title, status, detail });
      }
      expect(allowedBy(response.headers.allow)).toContain('allow' in more ? more.allow : '');
      expect(logged.failures).toEqual([]);
    },
  );
});

/** The methods in an `Allow`; one empty text when there is none. */
function allowedBy(allow: string | undefined): string[] {
  return (allow ?? '').split(', ');
}

describe('with tokens, the admin API', () => {
  it.each([
    { method: 'get', path: '/__admin/state', status: 200 },
    { method: 'get', path: '/__admin/operations', status: 200 },
    { method: 'post', path: '/__admin/reset', status: 204 },
  ] as const)('asks for one at $path', async ({ method, path, status }) => {
    const { anonymous } = await sandbox({ tokens: ['first', 'second'] });
    const missing = await anonymous[method](path);
    expect(missing.status).toBe(401);
    expect(missing.headers['www-authenticate']).toBe('Bearer realm="sandbox"');
    expect(missing.headers['content-type']).toBe('application/problem+json');
    const wrong = await anonymous[method](path).set('Authorization', 'Bearer third');
    expect(wrong.status).toBe(401);
    expect(wrong.headers['www-authenticate']).toBe('Bearer realm="sandbox", error="invalid_token"');
    const right = await anonymous[method](path).set('Authorization', 'Bearer second');
    expect(right.status).toBe(status);
  });

  it('resets nothing without one', async () => {
    const { anonymous } = await sandbox({ tokens: ['first'] });
    const authorized = { Authorization: 'Bearer first' };
    await anonymous.post('/customers').set(authorized).send(documentedRequest);
    await anonymous.post('/__admin/reset');
    const { body } = await anonymous.get('/customers').set(authorized);
    expect(body.data).toHaveLength(1);
  });

  it('returns its health without a token', async () => {
    const { anonymous } = await sandbox({ tokens: ['first'] });
    expect((await anonymous.get('/__admin/health')).body).toEqual({ status: 'healthy' });
  });

  it('rejects an unknown path and a wrong method without a token', async () => {
    const { anonymous } = await sandbox({ tokens: ['first'] });
    expect((await anonymous.get('/__admin/nothing')).status).toBe(404);
    expect((await anonymous.delete('/__admin/state')).status).toBe(405);
  });
});
