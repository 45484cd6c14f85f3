import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { sketch } from '../support/small-contract.ts';

const self = { $ref: '#/components/schemas/Message' };

describe('what may be null, and else is of the kind that it is in', () => {
  it.each<[string, string, Schema]>([
    ['NestJS', '3.0.0', { nullable: true, allOf: [self] }],
    ['FastAPI', '3.1.0', { anyOf: [self, { type: 'null' }] }],
    ['Hono', '3.1.0', { oneOf: [{ type: 'null' }, self] }],
  ])('is null in a generated one, as %s describes it', (_, openapi, replyTo) => {
    const Message: Schema = {
      type: 'object',
      required: ['text', 'replyTo'],
      properties: { text: { type: 'string' }, replyTo },
    };
    const document = sketch({ 'GET /x': { response: self } }, { Message }, openapi);
    const sampler = createSampler(document, { seed: 1, validators: createValidators(document) });
    expect(sampler.sample(self, { key: 'x' })).toEqual({ text: expect.any(String), replyTo: null });
  });
});
