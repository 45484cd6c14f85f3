import { describe, expect, it } from 'vitest';
import { keywordPlaceOf } from '../../src/openapi/walk.ts';

const reference = { $ref: '#/x-elsewhere' };
const document = {
  paths: { '/a': { get: { parameters: [{ name: 'q', schema: reference }] } } },
  components: {
    schemas: { example: { enum: reference, properties: { example: { allOf: [reference] } } } },
    examples: { boat: { value: { parts: [reference] } } },
    responses: reference,
  },
  'x-notes': { enum: { list: [reference] } },
};

describe('keywordPlaceOf finds the keyword that a location is below', () => {
  it.each<[string, string | undefined, boolean | undefined]>([
    ['paths//a/get/parameters/0/schema', 'schema', true],
    ['paths//a/get/parameters/0', 'parameters', false],
    ['components/schemas/example/enum', 'enum', true],
    ['components/schemas/example/properties/example/allOf/0', 'allOf', false],
    ['components/schemas/example/properties/example', 'properties', false],
    ['components/examples/boat/value/parts/0', 'value', false],
    ['components/responses', 'responses', true],
    ['x-notes/enum/list/0', 'x-notes', false],
    ['paths//b/get/schema', undefined, undefined],
  ])('%s', (path, keyword, isWhole) => {
    const tokens = path
      .replace('//', '/@')
      .split('/')
      .map((token) => token.replace('@', '/'));
    const place = keywordPlaceOf(document, tokens);
    expect([place?.keyword, place?.isWhole]).toEqual([keyword, isWhole]);
  });
});
