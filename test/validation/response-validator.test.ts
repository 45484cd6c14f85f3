import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createResponseValidator } from '../../src/validation/response-validator.ts';
import { contractOf } from '../support/contract.ts';

const json = (schema: Record<string, unknown>) => ({ content: { 'application/json': { schema } } });

const contract = contractOf(
  {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        responses: {
          200: json({ $ref: '#/components/schemas/Thing' }),
          204: {},
          '4XX': json({ type: 'object', required: ['message'] }),
          default: { $ref: '#/components/responses/Failure' },
        },
      },
    },
  },
  {
    components: {
      schemas: {
        Thing: {
          type: 'object',
          additionalProperties: false,
          required: ['id'],
          properties: {
            id: { type: 'string' },
            parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
          },
        },
      },
      ...{ responses: { Failure: json({ type: 'object', required: ['fault'] }) } },
    },
  },
);

const getThing = operationsOf(contract).get('getThing');

describe('the validation of responses', () => {
  const check = createResponseValidator(contract);
  const issues = (reply: { status: number; body?: unknown }) => (getThing ? check(getThing, reply) : ['?']);

  it.each([
    { reply: { status: 200, body: { id: 'a', parts: [{ id: 'b' }] } } },
    { reply: { status: 204 } },
    { reply: { status: 404, body: { message: 'gone' } } },
    { reply: { status: 503, body: { fault: 'tired' } } },
  ])('passes $reply', ({ reply }) => {
    expect(issues(reply)).toEqual([]);
  });

  it.each([
    { reply: { status: 200, body: {} }, lines: ["the body must have required property 'id'"] },
    { reply: { status: 200, body: { id: 1 } }, lines: ['/id must be string'] },
    {
      reply: { status: 200, body: { id: 'a', parts: [{ id: 'b', x: 1 }], y: 2 } },
      lines: [
        "the body must NOT have additional properties 'y'",
        "/parts/0 must NOT have additional properties 'x'",
      ],
    },
    { reply: { status: 200 }, lines: ['the 200 of getThing must have a body'] },
    { reply: { status: 204, body: {} }, lines: ['a 204 must have no body'] },
    { reply: { status: 201, body: {} }, lines: ['the contract declares no 201 for getThing'] },
    { reply: { status: 302 }, lines: ['the contract declares no 302 for getThing'] },
    {
      reply: { status: 404, body: { issue: 'x' } },
      lines: ["the body must have required property 'message'"],
    },
    {
      reply: { status: 500, body: { message: 'x' } },
      lines: ["the body must have required property 'fault'"],
    },
  ])('reports what is wrong with $reply', ({ reply, lines }) => {
    expect([...issues(reply)].sort()).toEqual([...lines].sort());
  });

  // The body changes in between: a validation that is not repeated does not see it.
  it.each([
    { first: check, second: check.last, issues: 0 },
    { first: check.last, second: check, issues: 1 },
    { first: check.last, second: check.last, issues: 1 },
  ])('is not repeated, unless it was the last one: $issues issues', ({ first, second, ...expected }) => {
    const body = { id: 'a', parts: 'none' as unknown };
    const reply = { status: 200, body: { ...body, parts: [] as unknown } };
    if (getThing === undefined) throw new Error('there is no such operation');
    expect(first?.(getThing, reply)).toEqual([]);
    reply.body.parts = body.parts;
    expect(second?.(getThing, reply)).toHaveLength(expected.issues);
  });
});
