import { writeFileSync } from 'node:fs';
import supertest from 'supertest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assembleSandbox, type SandboxOptions } from '../../src/index.ts';
import { createSandboxes } from '../../src/server/create-sandboxes.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';
import { ticketOffice } from '../support/ticket-office.ts';

const closing: (() => unknown)[] = [];
let folder: ContractFolder;
let notices: string[];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Serves the ticket office with files beside its contract, `handlers.mjs` first. */
async function start(files: Readonly<Record<string, string>>, options: SandboxOptions = {}) {
  folder = contractFolder({ 'api.json': ticketOffice, ...files });
  closing.push(() => folder.remove());
  notices = [];
  const [file = ''] = Object.keys(files);
  const served = await assembleSandbox({
    contract: folder.path('api.json'),
    handlers: folder.path(file),
    log: { notice: (line) => void notices.push(line) },
    ...options,
  });
  closing.push(served.close);
  return supertest(served.app);
}

const sold = async (api: ReturnType<typeof supertest>) => {
  const { status, body } = await api.post('/tickets').send({ seatId: 1 });
  return status === 201 ? body.state : status;
};

const handler = (state: string) => `sellTicket: (request, context, next) =>
  next({ body: { ...request.body, state: ${state}, total: 1 } })`;

describe('a file of handlers', () => {
  it.each<[string, Record<string, string>]>([
    [
      'by its default export',
      { 'h.mjs': `export const helper = 1;\nexport default { ${handler('"mine"')} };` },
    ],
    ['by its named exports', { 'h.mjs': `export const ${handler('"mine"').replace(':', ' =')};` }],
    [
      'of CommonJS',
      {
        'h.cjs': `module.exports = { ${handler('require("./state.cjs")')} };`,
        'state.cjs': 'module.exports = "mine";',
      },
    ],
    [
      'that TypeScript compiled',
      {
        'h.cjs': `Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = { ${handler('"mine"')} };`,
      },
    ],
    [
      'with imports',
      {
        'h.mjs': `import { state } from './state.mjs';\nexport default { ${handler('state')} };`,
        'state.mjs': 'export const state = "mine";',
      },
    ],
  ])('is loaded %s', async (_, files) => {
    expect(await sold(await start(files))).toBe('mine');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['is not there', { 'h.json': '{}' }, /^\/nowhere\/gone\.mjs does not exist: give the path/],
    [
      'throws',
      { 'h.mjs': '\nnull.x;' },
      /h\.mjs cannot be loaded \(\S*h\.mjs:2:\d+\): TypeError: Cannot read/,
    ],
    [
      'is no JavaScript',
      { 'h.mjs': 'export default {\n  a: 1\n  b: 2 };' },
      /h\.mjs cannot be loaded \(h\.mjs:3\): SyntaxError: /,
    ],
    [
      'imports what is no JavaScript',
      { 'h.mjs': 'import "./other.mjs";', 'other.mjs': '\nlet let = ;' },
      /h\.mjs cannot be loaded \(other\.mjs:2\): SyntaxError: /,
    ],
    [
      'imports what is not there',
      { 'h.mjs': 'import "./other.mjs";' },
      /h\.mjs cannot be loaded.*Cannot find module .*other\.mjs/,
    ],
    [
      'exports no object',
      { 'h.mjs': 'export default () => {};' },
      /The default export of .*h\.mjs is no object/,
    ],
    [
      'names no operation',
      { 'h.mjs': 'export const sellTickets = () => {};' },
      /Did you mean "sellTicket"\?/,
    ],
  ])('that %s refuses the start', async (what, files, message) => {
    const handlers = what === 'is not there' ? { handlers: '/nowhere/gone.mjs' } : {};
    await expect(start(files, handlers)).rejects.toThrow(message);
  });
});

describe('a file of handlers that is watched', () => {
  const files = {
    'h.mjs': `import { state } from './state.mjs';\nexport default { ${handler('state')} };`,
    'state.mjs': 'export const state = "first";',
  };
  const edit = (name: string, text: string) => writeFileSync(folder.path(name), text);
  const waitForNotice = (text: string) =>
    vi.waitFor(() => expect(notices.at(-1)).toContain(text), { timeout: 10_000, interval: 10 });

  it('is loaded anew with what it imports, and keeps every session', async () => {
    const api = await start(files, { watch: true });
    await api.post('/seats').set('X-Sandbox-Session', 'w1').send({ row: 1, price: 1 });
    expect(await sold(api)).toBe('first');
    edit('state.mjs', 'export const state = "second";');
    await waitForNotice('has changed: 1 handler is reloaded');
    expect(await sold(api)).toBe('second');
    expect((await api.get('/seats').set('X-Sandbox-Session', 'w1')).body).toHaveLength(1);
  });

  it('is used as it was while it is broken', async () => {
    const api = await start(files, { watch: true });
    edit('state.mjs', 'export const state = ;');
    await waitForNotice('(state.mjs:1): SyntaxError');
    expect(notices.at(-1)).toContain('Until then, the last good one is served.');
    expect(await sold(api)).toBe('first');
    edit('h.mjs', `export default { ${handler('"whole"')}, sell: 1 };`);
    await waitForNotice('sell is a number');
    expect(await sold(api)).toBe('first');
    edit('h.mjs', `export default { ${handler('"whole"')} };`);
    await waitForNotice('is reloaded');
    expect(await sold(api)).toBe('whole');
  });

  it('holds for a contract that is reloaded, which must have its operations', async () => {
    const api = await start(files, { watch: true });
    const { '/tickets': _sold, ...paths } = ticketOffice.paths;
    edit('api.json', JSON.stringify({ ...ticketOffice, paths }));
    await waitForNotice('no operation "sellTicket"');
    expect(await sold(api)).toBe('first');
    edit('api.json', JSON.stringify({ ...ticketOffice, info: { title: 'Other office', version: '1' } }));
    await waitForNotice('Other office is reloaded');
    expect(await sold(api)).toBe('first');
  });
});

it('serves each of several APIs that has its operations', async () => {
  const museum = {
    ...ticketOffice,
    info: { title: 'Museum', version: '1' },
    paths: { '/rooms': ticketOffice.paths['/seats'] },
  };
  folder = contractFolder({
    'office.json': ticketOffice,
    'museum.json': museum,
    'h.mjs': `export default { sellTicket: () => ({ status: 418 }), 'POST /museum/rooms': (_r, c) => c.refuse(409, 'closed') };`,
  });
  closing.push(() => folder.remove());
  const mounts = [
    ['office.json', '/office'],
    ['museum.json', '/museum'],
  ] as const;
  const options = mounts.map(([file, basePath]) => ({
    contract: folder.path(file),
    basePath,
    handlers: folder.path('h.mjs'),
    log: { failure: () => {} },
  }));
  const { url, close } = await createSandboxes(options, { host: '127.0.0.1', port: 0 });
  closing.push(close);
  const statuses = ['/office/tickets', '/museum/rooms', '/office/seats'].map(async (path) => {
    const body = JSON.stringify({ seatId: 1, row: 1, price: 1 });
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch(url + path, { method: 'POST', headers, body })).status;
  });
  expect(await Promise.all(statuses)).toEqual([500, 409, 201]);
});
