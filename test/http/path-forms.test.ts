import { describe, expect, it } from 'vitest';
import { contractOf } from '../support/contract.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';

const text = { type: 'string' };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const responds = (status: number, schema: object) => ({
  responses: { [status]: { description: 'ok', ...json(schema) } },
});
const item = { $ref: '#/components/schemas/Job' };

/** The operations of a collection and of its items, whose paths have one parameter each. */
const collection = (path: string, itemPath: string, parent: object[], id: object) => ({
  [path]: {
    get: { parameters: parent, ...responds(200, { type: 'array', items: item }) },
    post: { parameters: parent, requestBody: json(item), ...responds(201, item) },
  },
  [itemPath]: {
    get: { parameters: [id], ...responds(200, item) },
    delete: { parameters: [id], responses: { 204: { description: 'gone' } } },
  },
});
const parameter = (name: string, schema: object = text) => ({ name, in: 'path', required: true, schema });
const pattern = (form: string) => ({ ...text, pattern: `^${form}$` });
const served = (paths: object) => {
  const schemas = {
    Job: {
      type: 'object',
      required: ['name'],
      properties: { name: { ...text, readOnly: true }, script: text },
    },
  };
  return contractSandbox(contractOf(paths as never, { components: { schemas } }));
};

describe('collections whose paths are written otherwise than OpenAPI writes them', () => {
  it.each([
    ['Express', collection('/jobs', '/jobs/:name', [], parameter('name')), '/jobs'],
    [
      'ASP.NET, without a slash before',
      collection('jobs', 'jobs/{name:alpha}', [], parameter('name')),
      '/jobs',
    ],
    ['Flask', collection('/jobs', '/jobs/<string:name>', [], parameter('name')), '/jobs'],
    [
      'gRPC gateways',
      collection(
        '/v1/{parent}/jobs',
        '/v1/{name}',
        [parameter('parent', pattern('projects/[^/]+'))],
        parameter('name', pattern('projects/[^/]+/jobs/[^/]+')),
      ),
      '/v1/projects/p/jobs',
    ],
    [
      "Google's own HTTP rules",
      collection(
        '/v1/{parent=shelves/*}/jobs',
        '/v1/{name=shelves/*/jobs/*}',
        [parameter('parent')],
        parameter('name'),
      ),
      '/v1/shelves/s/jobs',
    ],
  ])('are stateful: those of %s', async (_, paths, path) => {
    const { api } = await served(paths);
    const created = await api.post(path).send({ script: 'a' }).expect(201);
    const { location = '' } = created.headers;
    expect(location).toMatch(new RegExp(`^${path}/[^/]+$`));
    const { body } = await api.get(location).expect(200);
    expect(body).toEqual(created.body);
    expect(path.slice(1) === 'jobs' || location === `/v1/${body.name}`).toBe(true);
    expect((await api.get(path)).body).toEqual([created.body]);
    await api.delete(location).expect(204);
    await api.get(location).expect(404);
  });
});

describe('the rest of a path', () => {
  it.each(['{path+}', '{path*}', '{*path}', '{path:path}', '<path:path>', ':path*', '**'])(
    'is the value of %s, with its slashes',
    async (form) => {
      const shown = { type: 'object', required: ['path'], properties: { path: text } };
      const { api } = await served({
        [`/files/${form}`]: { get: { parameters: [parameter('path')], ...responds(200, shown) } },
      });
      expect((await api.get('/files/a/b%20c/d.txt').expect(200)).body).toEqual({ path: 'a/b c/d.txt' });
      await api.get('/files').expect(404);
    },
  );
});
