import { expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const files: Schema = { type: 'array', items: { type: 'string', format: 'binary' } };
const Scan = objectOf({ 'id!': 'string', 'fileName!': 'string', 'size!': 'integer' });
const Folder = objectOf({ 'id!': 'string', 'title!': 'string', scans: arrayOf('Scan') });
const facts = [
  { fileName: 'a.png', size: 1 },
  { fileName: 'b.txt', size: 3 },
];

const form = (response: Schema, field = 'files'): OperationSketch => ({
  request: objectOf({ [`${field}!`]: files }),
  requestType: 'multipart/form-data',
  response,
  status: 201,
});

it.each<[name: string, path: string, field: string, response: Schema, shown: object]>([
  ['items of a collection', '/scans', 'files', arrayOf('Scan'), facts],
  ['nothing that is kept', '/upload/many', 'files', objectOf({ files: arrayOf('Scan') }), { files: facts }],
  [
    'elements of an item',
    '/folders/{id}/scans',
    'scans',
    objectOf({ scans: arrayOf('Scan') }),
    { scans: facts },
  ],
])('several files at once are %s', async (_, path, field, response, shown) => {
  const operations = {
    [`POST ${path}`]: form(response, field),
    'GET /scans': { response: arrayOf('Scan') },
    'GET /scans/{id}': { response: 'Scan' },
    'POST /folders': { request: objectOf({ 'title!': 'string' }), response: 'Folder', status: 201 },
    'GET /folders/{id}': { response: 'Folder' },
  };
  const { api } = await contractSandbox(sketch(operations, { Scan, Folder }));
  const { body: folder } = await api.post('/folders').send({ title: 'x' });
  const { body } = await api
    .post(path.replace('{id}', folder.id))
    .attach(field, Buffer.from('a'), 'a.png')
    .attach(field, Buffer.from('bcd'), 'b.txt');
  expect(body).toMatchObject(shown);
  if (path === '/scans') expect((await api.get('/scans')).body).toEqual(body);
});
