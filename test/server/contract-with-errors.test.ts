import { afterEach, describe, expect, it } from 'vitest';
import { StartupError } from '../../src/errors.ts';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';

const folders: ContractFolder[] = [];
const sandboxes: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()));
  for (const folder of folders.splice(0)) folder.remove();
});

const Tool = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' }, kind: { type: 'kynd' } },
};
const response = {
  200: {
    description: 'ok',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Tool' } } },
  },
};
const contract = {
  openapi: '3.0.3',
  info: { title: 'Tools', version: '1' },
  paths: {
    '/tools': {
      post: {
        operationId: 'tool',
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Tool' } } },
        },
        parameters: [{ $ref: '#/components/parameters/Dry' }],
        responses: { 201: response[200] },
      },
    },
    '/tools/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { operationId: 'tool', responses: response },
      delete: { responses: 'none' },
    },
    '/boxes/{id}': { $ref: '#/components/pathItems/Box' },
    '/crates': { $ref: './crates.yaml' },
    '/bins': 'later',
  },
  components: { schemas: { Tool } },
};

async function serve(options: { readonly strict?: boolean } = {}) {
  const folder = contractFolder({ 'tools.yaml': contract });
  folders.push(folder);
  const notices: string[] = [];
  const log = { notice: (line: string) => void notices.push(line) };
  const sandbox = await createSandbox({ contract: folder.path('tools.yaml'), port: 0, log, ...options });
  sandboxes.push(sandbox);
  return { sandbox, notices };
}

describe('a contract with errors', () => {
  it('is served around them, and a line at start counts them', async () => {
    const { sandbox, notices } = await serve();
    expect(notices).toContainEqual(
      expect.stringMatching(
        /^7 errors are served around: check .*tools\.yaml lists them, --strict refuses them$/,
      ),
    );
    const made = await fetch(`${sandbox.url}/tools`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name": "saw", "kind": "long"}',
    });
    const { id, ...rest } = (await made.json()) as { id: number };
    expect([made.status, rest]).toEqual([201, { name: 'saw', kind: 'long' }]);
    expect(await (await fetch(`${sandbox.url}/tools/${id}`)).json()).toEqual({
      id,
      name: 'saw',
      kind: 'long',
    });
  });

  it('responds 501 with the reason for what cannot be served', async () => {
    const { sandbox } = await serve();
    const deleted = await fetch(`${sandbox.url}/tools/1`, { method: 'DELETE' });
    expect(deleted.status).toBe(501);
    expect(await deleted.json()).toMatchObject({
      detail: 'the contract has an error here: its responses cannot be read; check says where',
    });
  });

  it.each(['/boxes/3', '/crates', '/bins', '/bins/'])(
    'responds 501 with the reason for %s, whose path item cannot be read',
    async (path) => {
      const { sandbox } = await serve();
      const response = await fetch(`${sandbox.url}${path}`, { method: 'POST' });
      expect([response.status, await response.json()]).toEqual([
        501,
        expect.objectContaining({
          detail: 'the contract has an error here: it cannot be read; check says where',
        }),
      ]);
      expect((await fetch(`${sandbox.url}/boxes`)).status).toBe(404);
    },
  );

  it('is refused when the user is strict', async () => {
    await expect(serve({ strict: true })).rejects.toThrow(StartupError);
  });
});
