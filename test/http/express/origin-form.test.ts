import { describe, expect, it } from 'vitest';
import { sendRaw } from '../../support/raw-request.ts';
import { sandbox } from '../../support/sandbox.ts';

const { app, logged } = await sandbox();

describe('a request whose target is a URL', () => {
  it.each([
    { path: 'http://localhost/customers', status: 200 },
    { path: 'HTTP://127.0.0.1:4010/customers?pageSize=1', status: 200 },
    { path: 'http://localhost/customers?pageSize=0', status: 400 },
    { path: 'http://localhost', status: 200 },
    { path: 'http://evil.test/customers', status: 403 },
    { path: 'http://[::1/customers', status: 400 },
    { path: 'http:///', status: 400 },
    { path: 'ftp://localhost/customers', status: 400 },
  ])('$path is $status', async ({ path, status }) => {
    const response = await sendRaw(app, { path });
    expect(response.status).toBe(status);
    if (status >= 400) expect(response.body).toEqual({ message: expect.any(String) });
    expect(logged.failures).toEqual([]);
  });

  it('goes to the host of the URL, whatever the Host header says', async () => {
    const headers = { Host: 'evil.test' };
    expect((await sendRaw(app, { path: 'http://localhost/customers', headers })).status).toBe(200);
  });
});
