import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Folder = objectOf({ 'id!': 'string', label: 'string' });
const flag: Schema = { type: 'boolean' };

function folders(template: string, response: Schema) {
  return sketch(
    {
      'POST /folders': { request: 'Folder', response: 'Folder', status: 201 },
      'GET /folders': { response: arrayOf('Folder') },
      'GET /folders/{folderId}': { response: 'Folder' },
      'DELETE /folders/{folderId}': {},
      [`GET ${template}`]: { response },
    },
    { Folder },
  );
}

describe('an operation that asks whether an item exists', () => {
  it.each<[what: string, template: string, response: Schema, body: (isThere: boolean) => unknown]>([
    ['in a flag', '/folders/{id}/exists', objectOf({ 'exists!': flag }), (exists) => ({ exists })],
    [
      'in a flag within an envelope',
      '/folders/{folderId}/exists',
      objectOf({ 'took!': 'number', 'result!': objectOf({ 'exists!': flag }) }),
      (exists) => ({ took: expect.any(Number), result: { exists } }),
    ],
    ['by the body', '/folders/{id}:exists', flag, (isThere) => isThere],
  ])('says so %s', async (_what, template, response, body) => {
    const { api, close } = await contractSandbox(folders(template, response));
    await api.post('/folders').send({ id: 'f1' }).expect(201);
    const ask = async (id: string) => (await api.get(template.replace(/\{.*\}/, id)).expect(200)).body;
    expect(await ask('f1')).toEqual(body(true));
    expect(await ask('f2')).toEqual(body(false));
    await api.delete('/folders/f1').expect(204);
    expect(await ask('f1')).toEqual(body(false));
    await close();
  });

  it('is 404 for an unknown item where it has no flag, as any other', async () => {
    const none = folders('/folders/{id}/exists', objectOf({ 'label!': 'string' }));
    const { api, close } = await contractSandbox(none);
    await api.get('/folders/f2/exists').expect(404);
    await close();
  });
});
