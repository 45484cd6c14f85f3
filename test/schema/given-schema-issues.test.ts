import { describe, expect, it } from 'vitest';
import { createGivenSchemaCheck } from '../../src/schema/given-schema-issues.ts';

const givenIssues = createGivenSchemaCheck();

describe('the issues of a given schema', () => {
  it.each<[string, unknown, readonly unknown[]]>([
    ['a schema', { type: 'object', properties: { seat: { type: 'string', pattern: '^[A-Z]' } } }, []],
    ['a schema of OpenAPI', { type: 'string', nullable: true, example: 'x' }, []],
    ['a schema of the contract', { $ref: '#/components/schemas/Ticket' }, []],
    ['a boolean', true, []],
    ['a text', 'string', ['must be an object or a boolean']],
    ['an unknown type', { type: 'nubmer' }, ['/type must be equal to one of the allowed values']],
    [
      'two issues',
      { minimum: 'x', properties: { a: { required: 'b' } } },
      [expect.stringMatching(/^\/minimum /), expect.stringMatching(/^\/properties\/a\/required /)],
    ],
    ['a pattern that is none', { items: { pattern: '(' } }, ['/items/pattern is no regular expression']],
  ])('%s', (_what, schema, expected) => {
    expect([...givenIssues(schema)].sort()).toEqual(expected);
  });
});
