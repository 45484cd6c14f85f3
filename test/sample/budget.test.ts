import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createTimeout } from '../../src/sample/budget.ts';
import { createSampler, SampleError } from '../../src/sample/sampler.ts';
import { ref, type Schemas, sample, schemaDocument } from '../support/sampling.ts';

const branching = Object.fromEntries(
  Array.from({ length: 31 }, (_, i) => [
    `Level${i}`,
    i === 30
      ? { type: 'integer' }
      : { type: 'string', oneOf: [ref(`Level${i + 1}`), { anyOf: [ref(`Level${i + 1}`)] }] },
  ]),
);

describe('the budget of a sample', () => {
  it.each<[what: string, schema: Schema, kind: string, pointer: string, schemas?: Schemas]>([
    ['a thousand million elements', { type: 'array', minItems: 1e9 }, 'budget', ''],
    [
      'the same in a property',
      { required: ['a'], properties: { a: { items: {}, minItems: 1e9 } } },
      'budget',
      '/a',
    ],
    [
      'elements that multiply',
      nested(6, 20),
      'budget',
      expect.stringMatching(/^(\/\d+){1,6}$/) as unknown as string,
    ],
    [
      'a thousand million characters',
      { required: ['a'], properties: { a: { type: 'string', minLength: 1e9 } } },
      'budget',
      '/a',
    ],
    ['a thousand million properties', { type: 'object', minProperties: 1e9 }, 'budget', ''],
    ['too deep', nested(60, 1), 'budget', '/0'.repeat(41)],
    [
      'recursion without end',
      ref('Node'),
      'impossible',
      '',
      { Node: { required: ['next'], properties: { next: ref('Node') } } },
    ],
    ['oneOf that doubles', ref('Level0'), 'budget', '', branching],
    ['a pattern of a million', { type: 'string', pattern: '^(a{1000}){1000}$' }, 'impossible', ''],
    [
      'a pattern that matches nothing',
      { required: ['a'], properties: { a: { type: 'string', pattern: '^(?!a)a+$' } } },
      'impossible',
      '/a',
    ],
    [
      'contradicting types',
      { required: ['a'], properties: { a: { allOf: [{ type: 'string' }, { type: 'integer' }] } } },
      'impossible',
      '/a',
    ],
    ['bounds without a number', { type: 'integer', minimum: 0.2, maximum: 0.8 }, 'impossible', ''],
    [
      'more different elements than there are',
      { items: { enum: [1, 2] }, uniqueItems: true, minItems: 3 },
      'impossible',
      '',
    ],
    [
      'a oneOf of two equal schemas',
      { required: ['a'], properties: { a: { oneOf: [{ type: 'string' }, { type: 'string' }] } } },
      'invalid',
      '/a',
    ],
    [
      'a required property that is forbidden',
      { required: ['a'], properties: { a: false } } as Schema,
      'impossible',
      '/a',
    ],
  ])('rejects %s and names the location', (_what, schema, kind, pointer, schemas = {}) => {
    const begun = performance.now();
    const error = failure(() => sample(schema, { schemas }));
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(error).toBeInstanceOf(SampleError);
    expect(error).toMatchObject({ kind, pointer });
    expect(error?.message).toContain(error?.pointer === '' ? 'at the top' : `at ${error?.pointer}`);
  });

  it('leaves out an optional property without a valid value', () => {
    const twins = { oneOf: [{ type: 'string' }, { type: 'string' }] };
    const schema = {
      properties: { good: { type: 'string' }, bad: twins, list: { type: 'array', items: twins } },
    };
    expect(sample(schema)).toEqual({ good: expect.any(String), list: [] });
  });

  it('holds for a slow pattern, which only runs on strings generated from it', () => {
    const begun = performance.now();
    expect(sample({ type: 'string', pattern: '^(a|a)*$', minLength: 60 })).toMatch(/^a{60,}$/);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('reduces a large value to its required properties', () => {
    const properties = (next: Schema) => Object.fromEntries([...'abcdefgh'].map((name) => [name, next]));
    const schemas = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `L${i}`,
        { type: 'object', properties: properties(ref(`L${i + 1}`)) },
      ]),
    );
    const made = sample(ref('L0'), { schemas: { ...schemas, L8: { type: 'string' } } });
    expect(Object.keys(made as object)).toHaveLength(8);
    expect(JSON.stringify(made).length).toBeLessThan(50_000);
  });

  it('is an option', () => {
    const sampler = createSampler(schemaDocument('3.1.0'), { seed: 1, limits: { nodes: 10 } });
    const list = (minItems: number) => ({ type: 'array', items: { type: 'integer' }, minItems });
    expect(sampler.sample(list(4), { key: 'a' })).toHaveLength(4);
    expect(() => sampler.sample(list(11), { key: 'a' })).toThrow('more than 10 values');
  });
});

describe('the time of a sample', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each<[what: string, wallMs: number, usedMs: number, expected: boolean]>([
    ['is up when it has passed and the process has worked', 1_000, 60, true],
    ['does not pass while others work', 1_000, 5, false],
    ['is not up before half of it has passed', 20, 60, false],
  ])('%s', (_what, wallMs, usedMs, expected) => {
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(wallMs);
    const used = { user: usedMs * 1_000, system: 0 };
    vi.spyOn(process, 'cpuUsage').mockReturnValueOnce({ user: 0, system: 0 }).mockReturnValue(used);
    const isLate = createTimeout(50);
    expect([isLate(), isLate()]).toEqual([false, expected]);
  });
});

/** Arrays within arrays, so deep, each with so many elements. */
function nested(depth: number, minItems: number): Schema {
  return depth === 0 ? { type: 'integer' } : { type: 'array', minItems, items: nested(depth - 1, minItems) };
}

function failure(act: () => unknown): SampleError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof SampleError) return error;
    throw error;
  }
}
