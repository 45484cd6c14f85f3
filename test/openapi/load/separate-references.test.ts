import { describe, expect, it } from 'vitest';
import { contractFolder } from '../../support/contract-folder.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { sandbox } from '../../support/sandbox.ts';

const base = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, row: { $ref: '#/$defs/row' } },
  $defs: { row: { type: 'integer' } },
};

function documentOf(schema: object) {
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.1.0',
    info: { title: 'Kites', version: '1' },
    paths: {
      '/kites': {
        post: { requestBody: { required: true, content }, responses: { 204: { description: 'ok' } } },
      },
    },
  };
}

describe('what stands beside a reference to another file', () => {
  it.each<[beside: object, refused: readonly string[]]>([
    [{ properties: { tail: { type: 'integer' } } }, ['tail', 'name', 'row']],
    [{ $defs: { knot: { type: 'string' } } }, ['name', 'row']],
    [{ required: ['tail'], allOf: [{ properties: { tail: { type: 'integer' } } }] }, ['tail', 'name', 'row']],
    [{ description: 'A kite' }, ['name', 'row']],
  ])('holds with what it leads to: %j', async (beside, refused) => {
    const folder = contractFolder({
      'api.json': documentOf({ $ref: 'base.json', ...beside }),
      'base.json': base,
    });
    const { api } = await sandbox({ contract: folder.path('api.json') }).finally(() => folder.remove());
    const valid = { name: 'Red', row: 1, tail: 2 };
    expect((await api.post('/kites').send(valid)).status).toBe(204);
    for (const name of refused) {
      const { status, body } = await api.post('/kites').send({ ...valid, [name]: true });
      expect([status, body.detail]).toEqual([400, expect.stringContaining(`/${name} must be`)]);
    }
  });

  it('is as it is in one file', async () => {
    const document = {
      ...documentOf({ $ref: '#/components/schemas/Base', properties: { tail: { type: 'integer' } } }),
      components: { schemas: { Base: { type: 'object', properties: { name: { type: 'string' } } } } },
    };
    const { api } = await contractSandbox(document);
    const { body } = await api.post('/kites').send({ name: 1, tail: 'x' });
    expect(body.detail).toBe('/name must be string; /tail must be integer');
  });
});
