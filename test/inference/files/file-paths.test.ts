import { describe, expect, it } from 'vitest';
import {
  createDownloadPaths,
  isShownFile,
  ownerPath,
  pathWith,
} from '../../../src/inference/files/file-paths.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { sketch } from '../../support/small-contract.ts';

const bytes = { type: 'string', format: 'binary' };
const photo = { response: bytes, mediaType: 'image/png' };
const upload = { request: bytes, mediaType: 'image/png' };

describe('the owner of a path', () => {
  it.each([
    ['/files/{id}/content', '/files/{id}'],
    ['/files/{id}/Download', '/files/{id}'],
    ['/media/{id}/raw/data', '/media/{id}'],
    ['/users/{id}/avatar', '/users/{id}/avatar'],
    ['/avatar', '/avatar'],
    ['/upload', '/upload'],
  ])('%s is %s', (path, owner) => {
    expect(ownerPath(path)).toBe(owner);
  });
});

describe('a path with its parameters', () => {
  it('is percent-encoded, and absent without them', () => {
    expect(pathWith('/a/{x}/b/{y}', { x: 'p/q', y: 7 })).toBe('/a/p%2Fq/b/7');
    expect(pathWith('/a/{x}', {})).toBeUndefined();
  });
});

describe('an upload', () => {
  it.each([
    ['PUT /avatar', 'GET /avatar', true],
    ['PUT /users/{id}/avatar', 'GET /users/{user}/avatar', true],
    ['PUT /users/{id}/avatar', 'GET /users/{id}/resume', false],
    ['POST /files', 'GET /files/{id}/content', true],
    ['POST /folders/{folder}/files', 'GET /files/{id}', true],
    ['PUT /files', 'GET /files/{id}', false],
    ['POST /notes', 'GET /files/{id}', false],
  ])('%s is shown by %s: %j', (from, by, expected) => {
    const document = sketch({ [from]: upload, [by]: photo });
    const operations = [...operationsOf(document).values()];
    const sent = operations.find(({ requestBody }) => requestBody !== undefined);
    expect(sent && isShownFile(createDownloadPaths(document, operations), sent)).toBe(expected);
  });
});
