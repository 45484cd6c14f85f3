import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Override, type Sandbox, type SessionHandle } from '../../src/index.ts';

const page = readFileSync(new URL('../../docs/any-failure.md', import.meta.url), 'utf8');

/** The rows of the table of other tools, by what they are about: the overrides in their last column. */
const rows = new Map(
  page
    .slice(page.indexOf('## If you know'))
    .split('\n')
    .flatMap((line) => {
      const [, name = '', ...cells] = line.split(' | ').map((cell) => cell.replace(/^\| ?| ?\|$/g, ''));
      const code = /^`(.*)`$/.exec(cells.at(-1) ?? '')?.[1];
      return code === undefined ? [] : [[line.split(' | ')[0]?.slice(2) ?? name, overridesIn(code)] as const];
    }),
);

/** The overrides that a piece of the page is: an object, or a list of them. */
function overridesIn(code: string): readonly Override[] {
  return [new Function(`return ${code};`)()].flat();
}

let sandbox: Sandbox;
let session: SessionHandle;
beforeAll(async () => {
  sandbox = await createSandbox({
    contract: fileURLToPath(new URL('../../docs/shop.yaml', import.meta.url)),
    seed: 1,
  });
  await send('POST', '/products', { name: 'Tea', price: 2.5 }, {}, sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(() => {
  session = sandbox.session();
});

async function send(method: string, path: string, body?: unknown, headers = {}, url = session.url) {
  const init = { method, headers: { 'Content-Type': 'application/json', ...headers } };
  const response = await fetch(
    url + path,
    body === undefined ? init : { ...init, body: JSON.stringify(body) },
  );
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const order = (quantity = 1) => send('POST', '/orders', { productId: 1, quantity });
const list = (headers = {}) => send('GET', '/products', undefined, headers);
const product = () => send('GET', '/products/1');
const orders = async () => (await send('GET', '/orders')).body.length;

async function statuses(
  request: () => Promise<{ status: number }>,
  count: number,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (let i = 0; i < count; i += 1) found.push((await request()).status);
  return found;
}

/** How long a request takes at least, in milliseconds. */
async function duration(request: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await request();
  return performance.now() - start;
}

/** What a client sees of each row. */
const checks: Readonly<Record<string, () => Promise<void>>> = {
  'a failure once': async () => expect(await statuses(order, 3)).toEqual([503, 201, 201]),
  'a failure until further notice': async () => expect(await statuses(order, 3)).toEqual([500, 500, 500]),
  'one that is in no contract': async () => {
    const { status, headers, body } = await list();
    expect([status, body.status]).toEqual([418, 418]);
    expect(headers.get('x-sandbox-reason')).toContain('418 is not declared by listProducts');
  },
  'responses in turn': async () => {
    expect(await statuses(list, 4)).toEqual([503, 429, 200, 200]);
    expect((await list()).body).toEqual([]);
  },
  'by a value in the body': async () => {
    expect([(await order(13)).status, (await order(14)).status]).toEqual([409, 201]);
  },
  'by a schema of the body': async () => {
    expect([(await order(14)).status, (await order(12)).status]).toEqual([409, 201]);
  },
  'by a header': async () => {
    expect([(await list({ 'X-Tenant': 'acme' })).status, (await list()).status]).toEqual([403, 200]);
  },
  'by a path parameter': async () => expect((await product()).status).toBe(410),
  'for every operation': async () => {
    expect([(await list()).status, (await order()).status]).toEqual([502, 502]);
  },
  'which one wins': async () => expect((await list()).status).toBe(502),
  'a whole body': async () => expect((await product()).body).toEqual({ id: 1, name: 'Tea', price: 0 }),
  'a change to the real response': async () =>
    expect((await product()).body).toEqual({ id: 1, name: 'Tea', price: 99 }),
  headers: async () => {
    const { status, headers } = await list();
    expect([status, headers.get('deprecation')]).toEqual([200, 'true']);
  },
  'a fixed delay': async () => expect(await duration(list)).toBeGreaterThan(18),
  'a random delay': async () => expect(await duration(list)).toBeGreaterThan(4),
  'a lost connection': async () => {
    await expect(order()).rejects.toThrow('fetch failed');
    expect(await orders()).toBe(0);
  },
  'a response cut off': async () => void (await expect(product()).rejects.toThrow()),
  'done, but the response is lost': async () => {
    await expect(order()).rejects.toThrow('fetch failed');
    expect(await orders()).toBe(1);
  },
  'now and then': async () => {
    const found = await statuses(list, 40);
    expect(found.filter((status) => status === 500).length).toBeGreaterThan(8);
    expect(found.filter((status) => status === 200).length).toBeGreaterThan(8);
  },
  'after some requests': async () => expect(await statuses(list, 4)).toEqual([200, 200, 500, 500]),
};

describe('the table of other tools in docs/any-failure.md', () => {
  it('has a check for each row', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(checks).sort());
  });

  it.each(Object.entries(checks))('%s', async (name, check) => {
    for (const override of rows.get(name) ?? []) session.override(override);
    await check();
  });
});

describe('docs/any-failure.md', () => {
  it('has conditions that are valid', async () => {
    const [code = ''] =
      /session\.override\(\{\n {2}operation: 'createOrder',\n {2}when: \{ body: \{ quant.*?```/s.exec(page) ??
      [];
    new Function('session', code.replace('```', ''))(session);
    expect([(await order(13)).status, (await order(100)).status]).toEqual([201, 422]);
    const headers = { 'X-Tenant': 'acme' };
    expect((await send('POST', '/orders', { productId: 1, quantity: 13 }, headers)).status).toBe(409);
  });

  it('shows the message of what is refused', () => {
    const broken = { operation: 'creatOrder', respond: { status: 503 } };
    expect(() => session.override(broken)).toThrow(/^\/operation is unknown\. .* Did you mean "createOrder"/);
    expect(page).toContain('/operation is unknown. The contract has no operation "creatOrder"');
    const wrong = { id: 1, productId: 1, quantity: 'x', total: 1, status: 'open' };
    const message = '/respond/body/quantity must be integer (the 201 of createOrder)';
    expect(() => session.override({ operation: 'createOrder', respond: { body: wrong } })).toThrow(message);
    expect(page).toContain(message);
  });

  it('has a file that is valid', async () => {
    const { load } = await import('js-yaml');
    const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    for (const override of load(yaml) as Override[]) session.override(override);
    expect([(await order(13)).status, (await list()).status]).toEqual([409, 200]);
  });
});
