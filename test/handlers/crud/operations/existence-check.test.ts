import { describe, it } from 'vitest';
import type { OperationObject } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';

const done = { 204: { description: 'Done' } };
const orMissing = { ...done, 404: { description: 'There is none' } };

/** A path whose PUT and DELETE say nothing, and whose GET says whether there is an item. */
function contract(path: string, further: Record<string, OperationObject> = {}) {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' as const },
  }));
  return contractOf({
    [path]: { parameters, get: { responses: orMissing }, put: { responses: done }, ...further },
  });
}

describe('a GET that says by its status whether there is an item', () => {
  it.each([
    ['/user/starred/{singer}/{song}', '/user/starred/nina/feeling', '/user/starred/nina/other'],
    ['/following/{name}', '/following/ada', '/following/bea'],
    ['/teams/{team}/members/{name}', '/teams/red/members/ada', '/teams/red/members/bea'],
  ])('finds what was put there: %s', async (path, one, other) => {
    const { api } = await contractSandbox(contract(path, { delete: { responses: done } }));
    await api.get(one).expect(404);
    await api.put(one).expect(204);
    await api.get(one).expect(204);
    await api.put(one).expect(204);
    await api.get(other).expect(404);
    await api.delete(one).expect(204);
    await api.get(one).expect(404);
  });

  it('finds nothing else of what a path of two names leads to, also where nothing else of it is known', async () => {
    const repo = { type: 'object' as const, properties: { name: { type: 'string' as const } } };
    const shown = { 200: { description: 'x', content: { 'application/json': { schema: repo } } } };
    const starred = '/user/starred/{owner}/{repo}';
    const parameters = ['owner', 'repo'].map((name) => ({
      name,
      in: 'path' as const,
      required: true,
      schema: { type: 'string' as const },
    }));
    const { paths } = contract(starred, { delete: { responses: orMissing } });
    const { api } = await contractSandbox(
      contractOf({
        ...paths,
        '/user/starred': { get: { responses: { 200: { description: 'x' } } } },
        '/repos/{owner}/{repo}': { parameters, get: { responses: shown }, patch: { responses: shown } },
      }),
    );
    await api.get('/user/starred/ada/loom').expect(404);
    for (const owner of ['bea', 'cleo']) await api.put(`/user/starred/${owner}/loom`).expect(204);
    await api.get('/user/starred/ada/loom').expect(404);
    await api.delete('/user/starred/bea/loom').expect(204);
    await api.get('/user/starred/bea/loom').expect(404);
    await api.get('/user/starred/cleo/loom').expect(204);
    await api.delete('/user/starred/ada/loom').expect(404);
  });

  it('is as declared where it cannot say no, or nothing puts anything there', async () => {
    const always = await contractSandbox(contract('/following/{name}', { get: { responses: done } }));
    await always.api.get('/following/ada').expect(204);
    const unmade = await contractSandbox(
      contractOf({
        '/following/{name}': {
          parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
          get: { responses: orMissing },
          delete: { responses: done },
        },
      }),
    );
    await unmade.api.get('/following/ada').expect(204);
  });
});
