import { describe, expect, it } from 'vitest';
import { layValue, type OverlayTools } from '../../../src/handlers/echo/overlay.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';
import { objectOf } from '../../support/small-contract.ts';

const tools: OverlayTools = { mergeSchema: createSchemaMerger(contractOf({})), sample: () => ({}) };
const row = objectOf({ a: 'integer' });
const rows = Array.from({ length: 2_000 }, (_, a) => ({ a }));

describe('what was sent', () => {
  it.each<[what: string, schema: Schema, value: unknown]>([
    ['a long list', { type: 'array', items: row }, rows],
    [
      'lists in a list',
      { type: 'array', items: objectOf({ rows: { type: 'array', items: row } }) },
      Array.from({ length: 40 }, (_, i) => ({ rows: rows.slice(i * 50, i * 50 + 50) })),
    ],
    [
      'a map with many members',
      { type: 'object', additionalProperties: row },
      Object.fromEntries(rows.map((each) => [`k${each.a}`, each])),
    ],
  ])('is laid over a body in steps: %s', (_, schema, value) => {
    const laying = layValue(tools, { schema, base: {}, name: '', depth: 0, beside: [] }, value);
    let steps = 0;
    let step = laying.next();
    for (; step.done !== true; steps += 1) step = laying.next();
    expect(step.value).toEqual(value);
    expect(steps).toBeGreaterThanOrEqual(2_000);
  });
});
