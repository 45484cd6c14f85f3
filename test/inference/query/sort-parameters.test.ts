import { describe, expect, it } from 'vitest';
import { inferSortParameters } from '../../../src/inference/query/sort-parameters.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';
import { objectOf } from '../../support/small-contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const item = mergeSchema(objectOf({ name: 'string', price: 'number', order: 'integer' }));
const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };

describe('the parameters that sort a list', () => {
  it.each<[string, Record<string, Schema>, object]>([
    [
      'an enum',
      { sort: text, order: { type: 'string', enum: ['asc', 'desc'] } },
      { by: 'sort', direction: 'order' },
    ],
    ['a text', { sortBy: text, sortOrder: text }, { by: 'sortBy', direction: 'sortOrder' }],
    [
      'a text that may be null',
      { sort_by: text, sort_dir: { anyOf: [text, { type: 'null' }] } },
      { by: 'sort_by', direction: 'sort_dir' },
    ],
    ['a text called order', { sort: text, Order: text }, { by: 'sort', direction: 'Order' }],
    [
      'a pattern',
      { sort_by: text, order: { ...text, pattern: '^(asc|desc)$' } },
      { by: 'sort_by', direction: 'order' },
    ],
    [
      'a flag for down',
      { SortBy: text, SortDescending: flag },
      { by: 'SortBy', direction: 'SortDescending', flag: 'desc' },
    ],
    [
      'a flag for up',
      { orderBy: text, isAscending: flag },
      { by: 'orderBy', direction: 'isAscending', flag: 'asc' },
    ],
    ['nothing', { ordering: text, q: text }, { by: 'ordering' }],
    ['nothing, where order is a property', { sort: text, order: { type: 'integer' } }, { by: 'sort' }],
    ['no pattern of other words', { sort: text, dir: { ...text, pattern: '^(up|down)$' } }, { by: 'sort' }],
  ])('say the direction by %s', (_, schemas, expected) => {
    const query = Object.entries(schemas).map(([name, schema]) => ({ name, in: 'query' as const, schema }));
    const { by, direction } = inferSortParameters(mergeSchema, query, item);
    expect({
      by: by?.name,
      ...(direction && { direction: direction.name }),
      ...(direction?.flag && { flag: direction.flag }),
    }).toEqual(expected);
  });
});
