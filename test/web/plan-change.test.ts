import { expect, it } from 'vitest';
import {
  itemBody,
  itemContent,
  operationFor,
  pathTexts,
  withExamples,
} from '../../web/src/pages/data/plan-change.ts';

type Operation = Parameters<typeof operationFor>[0]['operations'][number];

const operation = (id: string, role: Operation['role'], rest: Partial<Operation> = {}): Operation => ({
  id,
  role,
  parentParameters: [],
  itemPath: [],
  ...rest,
});
const nested = { parentParameters: ['shelf'], nestedPath: '/shelves/{}/books' };

it.each<[string, readonly Operation[], 'add' | 'edit' | 'delete', object, string | undefined]>([
  [
    'an update rather than a replace',
    [operation('put', 'replace'), operation('patch', 'update')],
    'edit',
    {},
    'patch',
  ],
  ['a replace where there is no update', [operation('put', 'replace')], 'edit', {}, 'put'],
  ['none where there is none', [operation('post', 'create')], 'delete', {}, undefined],
  [
    'one whose path the row can fill',
    [operation('nested', 'update', nested), operation('flat', 'update')],
    'edit',
    {},
    'flat',
  ],
  ['none whose path it cannot', [operation('nested', 'update', nested)], 'edit', {}, undefined],
  [
    'the nested one of a nested row',
    [operation('flat', 'update'), operation('nested', 'update', nested)],
    'edit',
    { '/shelves/{}/books': ['7'] },
    'nested',
  ],
  [
    'a nested create, whose parents are asked for',
    [operation('nested', 'create', nested)],
    'add',
    {},
    'nested',
  ],
])('takes %s', (_, operations, kind, within, id) => {
  const collection = { operations: [...operations], isSingleton: false };
  expect(operationFor(collection, kind, within as Record<string, string[]>)?.id).toBe(id);
});

it.each([
  [['patch', 'put'], 'put'],
  [['patch'], 'patch'],
  [['post', 'put'], 'post'],
])('adds the one item of a singleton that has %s by %s', (ids, id) => {
  const all = [operation('post', 'create'), operation('patch', 'update'), operation('put', 'replace')];
  const operations = all.filter((each) => ids.includes(each.id));
  expect(operationFor({ operations, isSingleton: true }, 'add')?.id).toBe(id);
});

it('fills in examples for what is empty', () => {
  const parameters = ['shelf', 'book'].map((name) => ({
    name,
    in: 'path' as const,
    required: true,
    field: { kind: 'integer' as const },
    example: 7,
  }));
  const texts = { 'path shelf': '', 'path book': '3' };
  expect(withExamples({ parameters }, texts)).toEqual({ 'path shelf': '7', 'path book': '3' });
});

it('fills the path of a row', () => {
  const update = operation('x', 'update', { ...nested, idParameter: 'book' });
  expect(pathTexts(update, { id: 3, within: { '/shelves/{}/books': ['7'] } })).toEqual({
    'path shelf': '7',
    'path book': '3',
  });
  expect(pathTexts(operation('x', 'create', nested), {})).toEqual({ 'path shelf': '' });
});

it('finds the item in a wrapped body, JSON rather than a form', () => {
  const string = { kind: 'string' } as const;
  const wrapped = { kind: 'object' as const, properties: [{ name: 'book', required: true, field: string }] };
  const contents = ['application/x-www-form-urlencoded', 'application/json'].map((mediaType) => ({
    mediaType,
    isStructured: true,
    examples: [],
    field: wrapped,
  }));
  const details = { body: { required: true, contents } } as Partial<Parameters<typeof itemContent>[0]>;
  const content = itemContent(details as Parameters<typeof itemContent>[0], { itemPath: ['book'] });
  expect(content).toEqual({ mediaType: 'application/json', field: string });
  expect(content && itemBody({ itemPath: ['book'] }, content, 'x')).toEqual({
    mediaType: 'application/json',
    body: '{"book":"x"}',
  });
});
