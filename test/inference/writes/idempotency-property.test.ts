import { describe, expect, it } from 'vitest';
import { createIdempotencyProperties } from '../../../src/inference/writes/idempotency-property.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

function propertyOf(property: Schema, name: string, method = 'POST'): string | undefined {
  const document = sketch({
    [`${method} /payments`]: { request: objectOf({ [name]: property, amount: 'integer' }) },
  });
  const [operation] = operationsOf(document).values();
  return operation && createIdempotencyProperties(createSchemaMerger(document))(operation);
}

describe('an idempotency key in a body', () => {
  const text = { type: 'string' };
  const saying = (description: string) => ({ ...text, description });

  it.each<[string, Schema]>([
    ['idempotency_key', text],
    ['idempotencyKey', text],
    ['idempotentToken', text],
    ['request_id', saying('Makes the request idempotent.')],
    ['clientRequestId', saying('Send the same id when you retry.')],
    ['dedupKey', saying('A request with this key is carried out exactly once.')],
  ])('is %s', (name, schema) => {
    expect(propertyOf(schema, name)).toBe(name);
    expect(propertyOf(schema, name, 'PUT')).toBeUndefined();
  });

  it.each<[string, Schema]>([
    ['request_id', text],
    ['external_id', saying('The id of the payment in your system.')],
    ['key', saying('Makes the request idempotent.')],
  ])('is not %s of %j', (name, schema) => {
    expect(propertyOf(schema, name)).toBeUndefined();
  });
});
