import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintLines } from '../../support/lint-document.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const Box = objectOf({ size: 'integer' });
const rule = 'warning no-unreadable-bodies';
const at = '#/paths/~1boxes/post';

function linted(mediaType: string, response: string | Schema) {
  const operation = { request: response, response, mediaType };
  return lintLines(sketch({ 'POST /boxes': operation }, { Box })).filter((line) => line.startsWith(rule));
}

describe('no-unreadable-bodies', () => {
  it.each([['application/x-protobuf'], ['application/msgpack'], ['text/html'], ['application/cbor']])(
    'is about values in %s',
    (mediaType) => {
      const content = `content/${mediaType.replace('/', '~1')}`;
      expect(linted(mediaType, 'Box')).toEqual([
        `${rule} ${at}/requestBody/${content}`,
        `${rule} ${at}/responses/200/${content}`,
      ]);
    },
  );

  it.each([
    ['application/vnd.acme+json', 'Box'],
    ['application/xml', 'Box'],
    ['application/yaml', 'Box'],
    ['text/csv', { type: 'array', items: Box }],
    ['application/x-www-form-urlencoded', 'Box'],
    ['multipart/form-data', 'Box'],
    ['multipart/mixed', 'Box'],
    ['application/pdf', { type: 'string', format: 'binary' }],
    ['application/octet-stream', {}],
  ])('accepts %s with %j', (mediaType, schema) => {
    expect(linted(mediaType, schema)).toEqual([]);
  });
});
