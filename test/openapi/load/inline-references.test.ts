import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { loadFiles } from '../../support/load-files.ts';

/** What `GET /a` declares of its JSON, of a contract with another `GET /b` alike. */
async function mediaOf(media: object, rest: object = {}, files: Record<string, object | string> = {}) {
  const declared = () => ({ get: { responses: { 200: { description: 'ok', content: json(media) } } } });
  const document = { openapi: '3.1.0', info: {}, paths: { '/a': declared(), '/b': declared() }, ...rest };
  const { operations, issues } = await loadFiles({ 'api.yaml': document, ...files });
  expect(issues.filter((issue) => !issue.includes('info'))).toEqual([]);
  const [first, second] = ['GET /a', 'GET /b'].map(
    (id) => operations.get(id)?.responses['200']?.content?.['application/json'],
  );
  return { first, second };
}

const json = (media: object) => ({ 'application/json': media });
const examples = { boat: { value: { name: 'Aurora' } } };

describe('a reference in an example is what it leads to', () => {
  it.each<[string, object, Record<string, object | string>, unknown]>([
    ['in a file that two examples refer to', { $ref: 'e.json' }, { 'e.json': { v: 1 } }, { v: 1 }],
    ['deep in it', { list: [{ $ref: 'e.json' }] }, { 'e.json': { v: 1 } }, { list: [{ v: 1 }] }],
    ['through files', { $ref: 'e.json' }, { 'e.json': { v: { $ref: 'f.json' } }, 'f.json': [2] }, { v: [2] }],
    ['to a value', { $ref: '#/components/examples/boat/value' }, {}, { name: 'Aurora' }],
    [
      'to a named example',
      { boat: { $ref: '#/components/examples/boat' } },
      {},
      { boat: { name: 'Aurora' } },
    ],
    [
      'to nothing, which is data',
      { $ref: '#/components/examples/x' },
      {},
      { $ref: '#/components/examples/x' },
    ],
    ['to itself', { $ref: '#/x-loop' }, {}, { again: { $ref: '#/x-loop' } }],
  ])('%s', async (_, example, files, expected) => {
    const rest = { components: { examples }, 'x-loop': { again: { $ref: '#/x-loop' } } };
    const { first, second } = await mediaOf({ example }, rest, files);
    expect([first?.example, second?.example]).toEqual([expected, expected]);
  });

  it('in named examples, defaults and constants', async () => {
    const schema = { default: { $ref: '#/x-v' }, const: { $ref: '#/x-v' }, examples: [{ $ref: '#/x-v' }] };
    const { first } = await mediaOf(
      { schema, examples: { one: { value: { $ref: '#/x-v' } } } },
      { 'x-v': 5 },
    );
    expect(first).toEqual({
      schema: { default: 5, const: 5, examples: [5] },
      examples: { one: { value: 5 } },
    });
  });

  it('but not without bounds', async () => {
    const level = (next: number) => Array.from({ length: 10 }, () => ({ $ref: `#/x-${next}` }));
    const levels = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`x-${i}`, level(i + 1)]));
    const { first } = await mediaOf({ example: { $ref: '#/x-0' } }, { ...levels, 'x-9': 'lol' });
    expect(first?.example).toHaveLength(10);
  });
});

describe('what is elsewhere as a whole', () => {
  it.each<[string, Schema, Schema]>([
    ['is a list of values', { enum: { $ref: '#/x-list' } } as never, { enum: ['a', 'b'] }],
    ['is a list of names', { required: { $ref: '#/x-list' } } as never, { required: ['a', 'b'] }],
    ['is a text', { pattern: { $ref: '#/x-text' } } as never, { pattern: '^a' }],
    [
      'is a list of schemas',
      { allOf: { $ref: '#/x-schemas' } } as never,
      { allOf: [{ $ref: '#/x-schemas/0' }, { $ref: '#/x-schemas/1' }] },
    ],
    [
      'is a map of properties',
      { properties: { $ref: '#/components/schemas/Boat/properties' } } as never,
      {
        properties: {
          name: { $ref: '#/components/schemas/Boat/properties/name' },
          sister: { $ref: '#/components/schemas/Boat' },
        },
      },
    ],
  ])('%s', async (_, schema, expected) => {
    const properties = { name: { type: 'string' }, sister: { $ref: '#/components/schemas/Boat' } };
    const { first } = await mediaOf(
      { schema },
      {
        components: { schemas: { Boat: { properties } } },
        'x-list': ['a', 'b'],
        'x-text': '^a',
        'x-schemas': [{ type: 'object' }, { minProperties: 1 }],
      },
    );
    expect(first?.schema).toEqual(expected);
  });

  it('is a list of parameters', async () => {
    const { operations, issues } = await loadFiles({
      'api.yaml': {
        openapi: '3.0.3',
        info: { title: 't', version: '1' },
        paths: {
          '/a': { get: { parameters: { $ref: '#/x-page' }, responses: { 200: { description: 'ok' } } } },
        },
        'x-page': [{ name: 'page', in: 'query', schema: { type: 'integer' } }],
      },
    });
    expect(issues).toEqual([]);
    expect(operations.get('GET /a')?.parameters.map(({ name }) => name)).toEqual(['page']);
  });
});
