import { describe, expect, it } from 'vitest';
import { pathProperties } from '../../src/inference/path-properties.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';

const mergeSchema = createSchemaMerger({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} });

function paired(path: string, names: readonly string[]): object {
  const properties = Object.fromEntries(names.map((name) => [name, { type: ['string', 'integer'] }]));
  return Object.fromEntries(pathProperties(mergeSchema, path, { type: 'object', properties }));
}

describe('the properties that hold the values of path parameters', () => {
  it.each<[path: string, properties: string[], expected: object]>([
    ['/accounts/{account_id}/wallet', ['id', 'accountId', 'balance'], { accountId: 'account_id' }],
    ['/accounts/{id}/top-up', ['id', 'account_id', 'amount'], { account_id: 'id' }],
    [
      '/gardens/{gardenUid}/beds/{bed}/soil',
      ['gardenUid', 'bedId'],
      { gardenUid: 'gardenUid', bedId: 'bed' },
    ],
    ['/harbours/{harbour}/tides', ['harbour', 'height'], { harbour: 'harbour' }],
    ['/reports/{id}', ['id', 'title'], { id: 'id' }],
    ['/kilns/{kilnId}:fire', ['kiln_id', 'id'], { kiln_id: 'kilnId' }],
    ['/v2/looms/{name}/status', ['name', 'loomName'], { loomName: 'name' }],
    ['/accounts/{id}/wallet', ['id', 'balance'], {}],
    ['/streams/{id}/update', ['stream_name', 'rate'], {}],
    ['/rooms/{uuid}/keys', ['roomName', 'room_uuid'], { room_uuid: 'uuid' }],
    ['/wallet', ['id', 'accountId'], {}],
  ])('%s with %j', (path, properties, expected) => {
    expect(paired(path, properties)).toEqual(expected);
  });

  it('pairs no list or object with a parameter', () => {
    const schema = { type: 'object', properties: { shop: { type: 'object', properties: {} } } };
    expect(pathProperties(mergeSchema, '/shops/{shop}/till', schema).size).toBe(0);
  });
});
