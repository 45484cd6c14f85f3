import { describe, expect, it } from 'vitest';
import { withSequences } from '../../../src/openapi/content/sequential-content.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';

const schemas: Readonly<Record<string, Schema>> = {
  Tick: { type: 'object' },
  Ticks: { type: 'array', items: { $ref: '#/components/schemas/Tick' } },
  Text: { type: 'string' },
};
const document = contractOf({}, { components: { schemas } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: Schema) => ({ type: 'array', items });

describe('a stream', () => {
  it.each([
    ['text/event-stream', { schema: ref('Tick') }, { schema: listOf(ref('Tick')) }],
    ['application/jsonl', { schema: ref('Ticks') }, { schema: ref('Ticks') }],
    ['application/x-ndjson', { schema: ref('Text') }, { schema: schemas.Text }],
    ['application/json-seq', { itemSchema: ref('Tick') }, { schema: listOf(ref('Tick')) }],
    [
      'text/event-stream',
      { schema: ref('Tick'), example: { n: 1 } },
      { schema: listOf(ref('Tick')), example: [{ n: 1 }] },
    ],
    [
      'text/event-stream',
      { example: 'data: 1\n\ndata: [END]\n\n' },
      { example: 'data: 1\n\ndata: [END]\n\n', streamEnd: '[END]' },
    ],
    [
      'text/event-stream',
      { examples: { a: { value: { n: 1 } } } },
      { examples: { a: { value: [{ n: 1 }] } } },
    ],
    ['application/xml', { schema: ref('Text') }, { schema: schemas.Text }],
  ])('of %s with %j is %j', (name, media, expected) => {
    expect(withSequences(document, { [name]: media }, [])).toEqual({ [name]: expected });
  });

  it('ends as a description says', () => {
    const content = { 'text/event-stream': { schema: ref('Tick') } };
    const texts = ['', 'Ends with `data: [DONE]`.'];
    expect(withSequences(document, content, texts)['text/event-stream']?.streamEnd).toBe('[DONE]');
  });

  it('leaves other content as it is', () => {
    const content = { 'application/json': { schema: ref('Tick') } };
    expect(withSequences(document, content, [])).toBe(content);
  });
});
