import { describe, expect, it } from 'vitest';
import type { Content, OpenApiDocument, PathItem, Schema } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { objectOf } from '../../../support/small-contract.ts';

const listOf = (items: Schema): Schema => ({ type: 'array', items });
const Member = objectOf({
  'id!': 'string',
  'nick!': 'string',
  rank: { type: 'integer', minimum: 0 },
  badges: listOf({ type: 'string' }),
  emails: listOf(objectOf({ kind: 'string', address: 'string' })),
});
const Operations = listOf(objectOf({ 'op!': 'string', 'path!': 'string', value: {}, from: 'string' }));
const Variants: Schema = {
  type: 'array',
  items: {
    oneOf: [
      objectOf({ 'op!': 'string', 'path!': 'string' }),
      objectOf({ 'op!': 'string', 'path!': 'string', value: {} }),
    ],
  },
};
const Scim = objectOf({
  'schemas!': listOf({ type: 'string' }),
  'Operations!': listOf(objectOf({ 'op!': 'string', path: 'string', value: {} })),
});

/** Members that a POST makes, and that PATCH changes by what is declared. */
function contract(content: Content, errors: readonly number[] = [], method = 'patch'): OpenApiDocument {
  const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
  const ok = { 200: { description: 'ok', ...json(Member) } };
  const failures = Object.fromEntries(errors.map((status) => [status, { description: 'failed' }]));
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const update = {
    operationId: 'update',
    requestBody: { required: true, content },
    responses: { ...ok, ...failures },
  };
  const paths = {
    '/members': { post: { operationId: 'create', requestBody: json(Member), responses: { 201: ok[200] } } },
    '/members/{id}': { parameters: [id], get: { operationId: 'read', responses: ok }, [method]: update },
  };
  return contractOf(paths as unknown as Record<string, PathItem>);
}

const ann = {
  id: 'm1',
  nick: 'Ann',
  rank: 3,
  badges: ['gold'],
  emails: [
    { kind: 'work', address: 'a@work.test' },
    { kind: 'home', address: 'a@home.test' },
  ],
};

async function withAnn(content: Content, errors?: readonly number[], method?: string): Promise<CrudApi> {
  const api = await createCrudApi(contract(content, errors, method));
  await api.request('create', { body: ann });
  return api;
}

const params = { id: 'm1' };

describe('an update by a list of operations', () => {
  const steps = [
    { op: 'test', path: '/rank', value: 3 },
    { op: 'replace', path: '/nick', value: 'Bea' },
    { op: 'add', path: '/badges/-', value: 'silver' },
  ];

  it.each<[string, Content, unknown, string?]>([
    ['JSON Patch', { 'application/json-patch+json': { schema: Operations } }, steps],
    ['JSON Patch without a schema', { 'application/json-patch+json': {} }, steps],
    ['a list that is sent as JSON', { 'application/json': { schema: Operations } }, steps],
    ['a list of alternatives', { 'application/json': { schema: Variants } }, steps],
    [
      'a list in a property',
      { 'application/json': { schema: objectOf({ patch: Operations }) } },
      { patch: steps },
    ],
    ['a list that is PUT', { 'application/json': { schema: Operations } }, steps, 'put'],
    [
      'one of two media types',
      {
        'application/merge-patch+json': { schema: Member },
        'application/json-patch+json': { schema: Operations },
      },
      steps,
    ],
  ])('applies %s', async (_, content, body, method) => {
    const api = await withAnn(content, [], method);
    const expected = { ...ann, nick: 'Bea', badges: ['gold', 'silver'] };
    expect(await api.requestBody('update', { params, body })).toEqual(expected);
    expect(await api.requestBody('read', { params })).toEqual(expected);
    await expect(api.request('update', { params: { id: 'm9' }, body })).rejects.toThrow('members has no m9');
  });

  it('nests items no deeper than a body may, however many updates do it', async () => {
    const api = await withAnn({ 'application/json-patch+json': { schema: Operations } });
    const deep = JSON.parse(`${'{"a":'.repeat(50)}{}${'}'.repeat(50)}`);
    const add = (path: string) => ({ params, body: [{ op: 'add', path, value: deep }] });
    await api.requestBody('update', add('/free'));
    const deeper = api.request('update', add(`/free${'/a'.repeat(51)}`));
    await expect(deeper).rejects.toThrow('nested deeper than 64 levels');
    expect(await api.requestBody('read', { params })).toEqual({ ...ann, free: deep });
  });

  it('makes items no wider than they may be, however many updates do it', async () => {
    const merge = await withAnn({ 'application/merge-patch+json': {} });
    const named = (first: number) =>
      Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`n${first + at}`, 0]));
    await merge.request('update', { params, body: { free: named(0) } });
    const wider = merge.request('update', { params, body: { free: named(30_000) } });
    await expect(wider).rejects.toThrow('the item would have an object of more than 50000 names');
    expect(await merge.requestBody('read', { params })).toEqual({ ...ann, free: named(0) });

    const patch = await withAnn({ 'application/json-patch+json': { schema: Operations } });
    const value = Array.from({ length: 50_000 }, () => ({}));
    const more = patch.request('update', { params, body: [{ op: 'add', path: '/free', value }] });
    await expect(more).rejects.toThrow('the item would hold more than 50000 objects');
    expect(await patch.requestBody('read', { params })).toEqual(ann);
  });

  it.each<[string, readonly number[], number]>([
    ['409', [], 409],
    ['the declared 409', [409, 422], 409],
    ['the declared 422, where 409 is not', [422], 422],
  ])('responds to a test that fails with %s, and changes nothing', async (_, declared, status) => {
    const api = await withAnn({ 'application/json': { schema: Operations } }, declared);
    const body = [...steps, { op: 'test', path: '/nick', value: 'Ann' }];
    const code = status === 409 ? 'conflict' : 'invalid';
    await expect(api.request('update', { params, body })).rejects.toMatchObject({ code });
    expect(await api.requestBody('read', { params })).toEqual(ann);
  });

  it.each<[string, object]>([
    ['another id', { op: 'replace', path: '/id', value: 'm2' }],
    ['a value of another type', { op: 'replace', path: '/rank', value: 'high' }],
    ['a value below its minimum', { op: 'replace', path: '/rank', value: -1 }],
    ['the removal of what every item has', { op: 'remove', path: '/nick' }],
    ['a replacement of nothing', { op: 'replace', path: '/shoe', value: 43 }],
  ])('refuses %s', async (_, step) => {
    const api = await withAnn({ 'application/json': { schema: Operations } });
    await expect(api.request('update', { params, body: [step] })).rejects.toMatchObject({ code: 'invalid' });
    expect(await api.requestBody('read', { params })).toEqual(ann);
  });

  it('merges an object, whatever the media type is called', async () => {
    const api = await withAnn({ 'application/json-patch+json': { schema: Member } });
    const headers = { 'content-type': 'application/json-patch+json' };
    const body = { nick: 'Bea' };
    expect(await api.requestBody('update', { params, body, headers })).toEqual({ ...ann, nick: 'Bea' });
  });

  it('shows the item unchanged after a body that is neither', async () => {
    const api = await withAnn({ 'application/json': { schema: listOf({ type: 'string' }) } });
    expect(await api.requestBody('update', { params, body: ['nick'] })).toEqual(ann);
    await expect(api.request('update', { params: { id: 'm9' }, body: [] })).rejects.toThrow(
      'members has no m9',
    );
  });
});

describe('a SCIM PATCH', () => {
  it.each<[string, object, object]>([
    ['replaces', { op: 'replace', path: 'nick', value: 'Bea' }, { nick: 'Bea' }],
    ['replaces in any case', { op: 'Replace', path: 'NICK', value: 'Bea' }, { nick: 'Bea' }],
    [
      'sets attributes without a path',
      { op: 'replace', value: { nick: 'Bea', rank: 4 } },
      { nick: 'Bea', rank: 4 },
    ],
    ['adds to a list', { op: 'add', path: 'badges', value: ['gold', 'red'] }, { badges: ['gold', 'red'] }],
    ['removes an attribute', { op: 'remove', path: 'badges' }, { badges: undefined }],
    ['removes values by name', { op: 'remove', path: 'badges', value: ['gold'] }, { badges: [] }],
    [
      'changes a part of the values that a filter selects',
      { op: 'replace', path: 'emails[kind eq "work"].address', value: 'b@work.test' },
      { emails: [{ kind: 'work', address: 'b@work.test' }, ann.emails[1]] },
    ],
    [
      'removes the values that a filter selects',
      { op: 'remove', path: 'emails[address ew "home.test"]' },
      { emails: [ann.emails[0]] },
    ],
    [
      'adds the value that a filter describes',
      { op: 'add', path: 'emails[kind eq "other"].address', value: 'c@x.test' },
      { emails: [...ann.emails, { kind: 'other', address: 'c@x.test' }] },
    ],
  ])('%s', async (_, operation, changed) => {
    const api = await withAnn({ 'application/scim+json': { schema: Scim } });
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] };
    const { badges, ...rest } = { ...ann, ...changed };
    const expected = { ...rest, ...(badges !== undefined && { badges }) };
    expect(await api.requestBody('update', { params, body })).toEqual(expected);
    expect(await api.requestBody('read', { params })).toEqual(expected);
  });

  it.each<[string, object]>([
    ['an unknown op', { op: 'spin', path: 'nick' }],
    ['a removal of nothing', { op: 'remove' }],
    ['a path that is none', { op: 'replace', path: '[', value: 1 }],
  ])('refuses %s', async (_, operation) => {
    const api = await withAnn({ 'application/json': { schema: Scim } });
    const body = { schemas: ['x'], Operations: [operation] };
    await expect(api.request('update', { params, body })).rejects.toMatchObject({ code: 'invalid' });
  });
});
