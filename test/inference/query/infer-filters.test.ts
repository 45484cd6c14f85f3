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

describe('a filter by the day', () => {
  it.each<[string, string, Schema, Record<string, Schema>, string | undefined]>([
    ['of a time that has its name', 'date', text, { id: number, date: time }, 'date'],
    ['of one that ends so', 'due_date', day, { dueDate: time, at: time }, 'dueDate'],
    ['of the only time', 'day', day, { id: number, at: time, updatedAt: time }, 'at'],
    ['of the time that is not that of the creation', 'date', day, { at: time, created_at: time }, 'at'],
    ['of the creation, where there is no other', 'date', text, { created_at: time }, 'created_at'],
    ['of the time when something begins', 'date', day, { starts: time, ends: time, created: time }, 'starts'],
    ['of none of several', 'date', day, { arrival: time, departure: time }, undefined],
    ['of none, where it is a number', 'day', number, { at: time }, undefined],
  ])('%s', (_, name, schema, row, expected) => {
    const [filter] = filters({ [name]: schema }, row);
    const found = filter?.kind === 'range' && filter.bound === 'during' ? filter.path.join('.') : undefined;
    expect(found).toBe(expected);
  });

  it('is one by the value, where that is a day', () => {
    expect(filters({ date: day }, { date: day })).toMatchObject([{ kind: 'value', path: ['date'] }]);
  });
});

describe('a filter by values', () => {
  const row = {
    id: number,
    ownerId: text,
    status: text,
    tags: listOf(text),
    harbour_code: text,
    seasonName: text,
    attributes: objectOf({ title: 'string', status: 'string' }),
  };

  it.each<[string, Schema, string | undefined, string?]>([
    ['owner_id', text, 'ownerId'],
    ['status', text, 'status'],
    ['statuses', listOf(text), 'status'],
    ['statuses', text, undefined],
    ['statuses[]', text, 'status'],
    ['owner_ids[]', text, 'ownerId'],
    ['ids', listOf(number), 'id'],
    ['tags', listOf(text), 'tags'],
    ['filter[owner-id]', text, 'ownerId'],
    ['filter[constructor]', text, undefined],
    ['title', text, 'title', 'attributes'],
    ['filter[title]', text, 'title', 'attributes'],
    ['state', text, undefined],
    ['harbour', text, 'harbour_code'],
    ['season', text, 'seasonName'],
    ['season_name', text, 'seasonName'],
  ])('is %s: %j by %j', (name, schema, property, within) => {
    const path = [...(within === undefined ? [] : [within]), property];
    const found = property === undefined ? [] : [{ kind: 'value', parameterPath: [name], path }];
    expect(filters({ [name]: schema }, row)).toMatchObject(found);
  });

  it('takes ids in one text, separated by commas', () => {
    const found = [{ kind: 'value', parameterPath: ['ids'], path: ['id'], isSplit: true }];
    expect(filters({ ids: text }, row)).toMatchObject(found);
    expect(filters({ ids: listOf(text) }, row)[0]).not.toHaveProperty('isSplit');
  });

  it('is each property of a filter that is an object', () => {
    const query = { filter: objectOf({ status: 'string', 'id[gt]': 'number', x: 'string' }) };
    expect(filters(query, row)).toMatchObject([
      { kind: 'value', parameterPath: ['filter', 'status'], path: ['status'] },
      { kind: 'range', parameterPath: ['filter', 'id[gt]'], path: ['id'], bound: 'above' },
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
      { kind: 'range', parameterPath: [name], bound, path: [property] },
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

  it.each<[string, readonly string[], string | undefined]>([
    ['when something takes place', ['transactionDate', 'createdAt'], 'transactionDate'],
    ['when it begins', ['start_time', 'end_time', 'created_at'], 'start_time'],
    ['of the creation, where others are of later events', ['createdAt', 'paidAt', 'closedAt'], 'createdAt'],
    ['of none, where nothing says more', ['paidAt', 'closedAt'], undefined],
  ])('is of the time %s: %j', (_, times, expected) => {
    const row = Object.fromEntries(times.map((name) => [name, time]));
    const found = filters({ from: day, end_date: day, before: time }, row);
    const bounds = expected === undefined ? [] : ['from', 'to', 'below'];
    expect(found).toMatchObject(bounds.map((bound) => ({ bound, path: [expected] })));
  });

  it('is not guessed from `since` where rows have several times', () => {
    expect(filters({ since: time }, order)).toEqual([]);
    expect(filters({ since: time }, { at: time })).toMatchObject([{ path: ['at'], bound: 'from' }]);
  });

  it('is a property itself before it is a range of another', () => {
    const own = filters({ start_date: day }, { start_date: day });
    expect(own).toMatchObject([{ kind: 'value', parameterPath: ['start_date'], path: ['start_date'] }]);
  });

  it('is each side of a parameter that is an object, beside the value itself', () => {
    const sides = objectOf({ gte: 'integer', lt: 'integer', other: 'integer' });
    expect(
      filters({ created: { anyOf: [sides, { type: 'integer' }] } }, { created: { type: 'integer' } }),
    ).toMatchObject([
      { kind: 'value', parameterPath: ['created'], path: ['created'] },
      { kind: 'range', parameterPath: ['created', 'gte'], path: ['created'], bound: 'from' },
      { kind: 'range', parameterPath: ['created', 'lt'], path: ['created'], bound: 'below' },
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
        path: ['attributes', 'price'],
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
    const fields = [{ path: ['name'] }, { path: ['tags'] }];
    expect(filters({ [name]: schema }, user)).toEqual([{ kind: 'search', parameterPath: [name], fields }]);
  });

  it.each<[string, Record<string, Schema>, readonly string[][]]>([
    [
      'in its profile',
      { status: text, profile: objectOf({ name: 'string', size: 'integer' }) },
      [['status'], ['profile', 'name']],
    ],
    ['of its own', { name: text, profile: objectOf({ name: 'string' }) }, [['name']]],
    [
      'and no id',
      { uuid: text, name: text, ownerId: text, made: { ...text, format: 'date-time' } },
      [['name']],
    ],
    ['or an id where there is nothing else', { uuid: text }, [['uuid']]],
    ['of another item', { status: text, owner: objectOf({ id: 'string', name: 'string' }) }, [['status']]],
  ])('searches the name %s', (_, properties, paths) => {
    const found = filters({ q: text }, properties);
    expect(found).toEqual([
      { kind: 'search', parameterPath: ['q'], fields: paths.map((path) => ({ path })) },
    ]);
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

describe('a filter by a property inside of another', () => {
  const row = {
    address: objectOf({ city: 'string', geo: objectOf({ lat: 'number' }) }),
    lines: listOf(objectOf({ sku: 'string' })),
    relationships: objectOf({ author: objectOf({ data: objectOf({ id: 'string', type: 'string' }) }) }),
  };

  it.each<[string, Schema, string]>([
    ['address.city', text, 'value address.city'],
    ['address[city]', text, 'value address.city'],
    ['addressCity', text, 'value address.city'],
    ['address__city__contains', text, 'text address.city'],
    ['address.geo.lat_gte', number, 'range address.geo.lat'],
    ['filter[address][city]', text, 'value address.city'],
    ['filter.address.city', text, 'value address.city'],
    ['line_sku', text, 'value lines.sku'],
    ['lines.sku', text, 'value lines.sku'],
    ['filter[author]', text, 'value relationships.author.data'],
    ['address', objectOf({ city: 'string' }), 'value address.city'],
    ['where', objectOf({ address: objectOf({ geo: objectOf({ lat: number }) }) }), 'value address.geo.lat'],
    [
      'filter',
      objectOf({ address: objectOf({ geo: objectOf({ lat_lt: number }) }) }),
      'range address.geo.lat',
    ],
  ])('is %s: %j by %s', (name, schema, expected) => {
    const found = filters({ [name]: schema }, row);
    expect(found.map((each) => 'path' in each && `${each.kind} ${each.path.join('.')}`)).toEqual([expected]);
  });
});

describe('a filter by an operator', () => {
  const row = {
    ...{ status: text, tags: listOf(text), parentId: text, dates: listOf(day), price: number },
    ...{ assigneeId: text, scheduledAt: time },
  };
  const yes: Schema = { type: 'boolean' };

  it.each<[string, Schema, object]>([
    ['status_like', text, { kind: 'text', part: 'contains', path: ['status'] }],
    ['status__icontains', text, { kind: 'text', part: 'contains', path: ['status'] }],
    ['status[starts_with]', text, { kind: 'text', part: 'startsWith', path: ['status'] }],
    ['tagsEndsWith', text, { kind: 'text', part: 'endsWith', path: ['tags'] }],
    ['status_ne', text, { kind: 'value', isNegated: true, path: ['status'] }],
    ['excludeStatus', text, { kind: 'value', isNegated: true, path: ['status'] }],
    ['status__in', text, { kind: 'value', isSplit: true, path: ['status'] }],
    ['status_not_in', text, { kind: 'value', isSplit: true, isNegated: true, path: ['status'] }],
    ['status[eq]', text, { kind: 'value', path: ['status'] }],
    ['parent__isnull', yes, { kind: 'presence', isPresent: false, path: ['parentId'] }],
    ['has_parent', yes, { kind: 'presence', isPresent: true, path: ['parentId'] }],
    ['tags[exists]', yes, { kind: 'presence', isPresent: true, path: ['tags'] }],
    ['unassigned', yes, { kind: 'presence', isPresent: false, path: ['assigneeId'] }],
    ['is_assigned', yes, { kind: 'presence', isPresent: true, path: ['assigneeId'] }],
    ['onlyScheduled', yes, { kind: 'presence', isPresent: true, path: ['scheduledAt'] }],
    ['startDate', day, { kind: 'range', bound: 'from', path: ['dates'] }],
    ['price_greater_than', number, { kind: 'range', bound: 'above', path: ['price'] }],
  ])('is %s: %j', (name, schema, expected) => {
    expect(filters({ [name]: schema }, row)).toMatchObject([expected]);
  });

  it.each(['searchId', 'search_uuid', 'search-guid'])('is not %s, the id of something else', (name) => {
    expect(filters({ [name]: text }, { id: text, uuid: text, guid: text })).toEqual([]);
  });

  it.each(['price_like', 'weight_ne', 'like', 'is_null', 'has_wheels', 'not'])('is not %s', (name) => {
    expect(filters({ [name]: name.startsWith('has') ? yes : text }, row)).toEqual([]);
  });
});

describe('a filter by one of several', () => {
  const row = {
    tags: listOf(text),
    projects: listOf(text),
    categoryId: text,
    owner: objectOf({ id: 'string' }),
  };

  it.each<[string, string]>([
    ['tag', 'tags'],
    ['tag_name', 'tags'],
    ['project', 'projects'],
    ['project_id', 'projects'],
    ['category', 'categoryId'],
    ['owner_id', 'owner.id'],
  ])('is %s by %s', (name, path) => {
    expect(filters({ [name]: text }, row)).toMatchObject([{ kind: 'value', path: path.split('.') }]);
  });
});

describe('the words of a filter', () => {
  const state = { ...text, enum: ['open', 'closed'] };

  it.each<[string, Schema, Schema, object]>([
    [
      'that its enum adds',
      state,
      { ...text, enum: ['open', 'closed', 'all'] },
      { everything: ['all'], absent: [] },
    ],
    ['that no property has', state, { ...text, enum: ['open', 'x'] }, { everything: ['x'], absent: [] }],
    ['for no value', state, { ...text, enum: ['none', 'open'] }, { everything: [], absent: ['none'] }],
    [
      'of another spelling',
      state,
      { ...text, enum: ['OPEN'] },
      { everything: [], spellings: { OPEN: 'open' } },
    ],
    ['of a list', listOf(state), listOf({ ...text, enum: ['open', 'any'] }), { everything: ['any'] }],
    ['of a free text', text, { ...text, enum: ['draft', 'both'] }, { everything: ['both'] }],
    ['of a truth', { type: 'boolean' }, { ...text, enum: ['true', 'false', 'all'] }, { everything: ['all'] }],
    ['that a text may be', text, text, { everything: ['*'], absent: [] }],
    ['that an object cannot be', objectOf({}), text, { absent: ['none', 'null', 'unset', 'missing'] }],
  ])('are those %s', (_, property, parameter, words) => {
    expect(filters({ state: parameter }, { state: property })).toMatchObject([{ kind: 'value', words }]);
  });
});

describe('a filter by a part of a text', () => {
  const row = { id: number, name: text, status: text, kind: { type: 'string', enum: ['a', 'b'] } as Schema };
  const kindOf = (name: string, words: readonly string[], description?: string) => {
    const parameter = { name, in: 'query' as const, schema: text, ...(description && { description }) };
    const [filter] = inferFilters(mergeSchema, [parameter], mergeSchema(objectOf(row)), words);
    return filter?.kind;
  };

  it.each<[name: string, words: readonly string[], description: string | undefined, kind: string]>([
    ['name', ['search'], undefined, 'text'],
    ['name', ['lookup'], undefined, 'text'],
    ['name', ['hero'], 'Matches names partially', 'text'],
    ['status', ['hero'], 'Busca por estado (contiene)', 'text'],
    ['name', ['hero'], 'The name', 'value'],
    ['status', ['search'], undefined, 'value'],
    ['kind', ['hero'], 'The kind, a partial match', 'value'],
  ])('%s below %j, described as %j, is of kind %s', (name, words, description, kind) => {
    expect(kindOf(name, words, description)).toBe(kind);
  });
});
