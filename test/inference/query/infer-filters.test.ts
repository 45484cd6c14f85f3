import { describe, expect, it } from 'vitest';
import { inferFilters } from '../../../src/inference/query/infer-filters.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';
import { objectOf } from '../../support/small-contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const day: Schema = { type: 'string', format: 'date' };
const time: Schema = { type: 'string', format: 'date-time' };
const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** What the parameters of a list are taken for, where its rows have such properties. */
function filters(query: Record<string, Schema>, properties: Record<string, Schema>) {
  const parameters = Object.entries(query).map(([name, schema]) => ({ name, in: 'query' as const, schema }));
  return inferFilters(mergeSchema, parameters, mergeSchema(objectOf(properties)));
}

describe('a filter by values', () => {
  const row = {
    id: number,
    ownerId: text,
    status: text,
    tags: listOf(text),
    attributes: objectOf({ title: 'string', status: 'string' }),
  };

  it.each<[string, Schema, string | undefined, string?]>([
    ['owner_id', text, 'ownerId'],
    ['status', text, 'status'],
    ['statuses', listOf(text), 'status'],
    ['statuses', text, undefined],
    ['ids', listOf(number), 'id'],
    ['tags', listOf(text), 'tags'],
    ['filter[owner-id]', text, 'ownerId'],
    ['filter[constructor]', text, undefined],
    ['title', text, 'title', 'attributes'],
    ['filter[title]', text, 'title', 'attributes'],
    ['state', text, undefined],
  ])('is %s: %j by %j', (name, schema, property, within) => {
    const found = property && [{ kind: 'value', parameterPath: [name], property, ...(within && { within }) }];
    expect(filters({ [name]: schema }, row)).toEqual(found ?? []);
  });

  it('is each property of a filter that is an object', () => {
    const query = { filter: objectOf({ status: 'string', 'id[gt]': 'number', x: 'string' }) };
    expect(filters(query, row)).toEqual([
      { kind: 'value', parameterPath: ['filter', 'status'], property: 'status' },
      { kind: 'range', parameterPath: ['filter', 'id[gt]'], property: 'id', bound: 'above' },
    ]);
  });
});

describe('a filter by a range', () => {
  const order = { price: number, name: text, createdAt: time, updatedAt: time };

  it.each<[string, Schema, string, string]>([
    ['min_price', number, 'price', 'from'],
    ['maxPrice', number, 'price', 'to'],
    ['price_min', text, 'price', 'from'],
    ['price_gt', number, 'price', 'above'],
    ['price__gte', number, 'price', 'from'],
    ['price.lt', number, 'price', 'below'],
    ['price[lte]', number, 'price', 'to'],
    ['filter[price][gte]', number, 'price', 'from'],
    ['filter[price_to]', number, 'price', 'to'],
    ['created_after', time, 'createdAt', 'above'],
    ['createdBefore', day, 'createdAt', 'below'],
    ['created_at_gte', text, 'createdAt', 'from'],
    ['created_since', text, 'createdAt', 'from'],
    ['updated[until]', time, 'updatedAt', 'to'],
    ['from', day, 'createdAt', 'from'],
    ['to', time, 'createdAt', 'to'],
    ['before', time, 'createdAt', 'below'],
    ['start_date', text, 'createdAt', 'from'],
    ['dateTo', day, 'createdAt', 'to'],
  ])('is %s: %j by %s', (name, schema, property, bound) => {
    expect(filters({ [name]: schema }, order)).toEqual([
      { kind: 'range', parameterPath: [name], bound, property },
    ]);
  });

  it.each<[string, string, Schema]>([
    ['of no property', 'min_weight', number],
    ['of a text', 'name_gt', text],
    ['of a number by a time', 'price_after', time],
    ['of a time by a number', 'created_after', number],
    ['a choice', 'min_price', { ...text, enum: ['low', 'high'] }],
    ['no time itself', 'from', text],
    ['a number', 'min', number],
    ['a word alone', 'end', text],
  ])('is not inferred from %s: %s', (_, name, schema) => {
    expect(filters({ [name]: schema }, order)).toEqual([]);
  });

  it('is not guessed where rows have several times', () => {
    expect(filters({ from: day, end_date: day }, { createdAt: time, paidAt: time })).toEqual([]);
    expect(filters({ since: time }, order)).toEqual([]);
    expect(filters({ since: time }, { at: time })).toMatchObject([{ property: 'at', bound: 'from' }]);
  });

  it('is a property itself before it is a range of another', () => {
    const own = filters({ start_date: day }, { start_date: day });
    expect(own).toEqual([{ kind: 'value', parameterPath: ['start_date'], property: 'start_date' }]);
  });

  it('is each side of a parameter that is an object, beside the value itself', () => {
    const sides = objectOf({ gte: 'integer', lt: 'integer', other: 'integer' });
    expect(
      filters({ created: { anyOf: [sides, { type: 'integer' }] } }, { created: { type: 'integer' } }),
    ).toEqual([
      { kind: 'value', parameterPath: ['created'], property: 'created' },
      { kind: 'range', parameterPath: ['created', 'gte'], property: 'created', bound: 'from' },
      { kind: 'range', parameterPath: ['created', 'lt'], property: 'created', bound: 'below' },
    ]);
  });

  it('is inferred for the attributes of JSON:API', () => {
    expect(
      filters({ 'filter[min_price]': number }, { id: text, attributes: objectOf({ price: number }) }),
    ).toEqual([
      {
        kind: 'range',
        parameterPath: ['filter[min_price]'],
        bound: 'from',
        property: 'price',
        within: 'attributes',
      },
    ]);
  });
});

describe('a filter by words', () => {
  const secret: Schema = { ...text, writeOnly: true };
  const user = {
    id: number,
    name: text,
    tags: listOf(text),
    pin: secret,
    key: { ...text, format: 'password' },
  };

  it.each<[string, Schema]>([
    ['q', text],
    ['query', {}],
    ['search', text],
    ['searchTerm', text],
    ['filter[keywords]', text],
  ])('is %s: %j, in all texts but secrets', (name, schema) => {
    const fields = [{ property: 'name' }, { property: 'tags' }];
    expect(filters({ [name]: schema }, user)).toEqual([{ kind: 'search', parameterPath: [name], fields }]);
  });

  it.each<[string, Schema, Record<string, Schema>]>([
    ['a number', { q: number }, user],
    ['a choice', { q: { ...text, enum: ['a'] } }, user],
    ['an object', { query: objectOf({ x: 'string' }) }, user],
    ['on rows without texts', { q: text }, { id: number }],
  ])('is not inferred from %s', (_, query, row) => {
    expect(filters(query as Record<string, Schema>, row)).toEqual([]);
  });
});
