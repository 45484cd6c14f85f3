import { describe, expect, it } from 'vitest';
import { parseState } from '../../../../src/state/parse-state.ts';
import { atOnce } from '../../../../src/turns.ts';
import { startOfTime } from '../../../support/fixed-runtime.ts';
import { prepareTestApi } from '../../../support/prepared-api.ts';

const now = new Date(startOfTime);
const contracts = {
  library: (await prepareTestApi('library')).stateSchema,
  buckets: (await prepareTestApi('buckets')).stateSchema,
  projects: (await prepareTestApi('projects')).stateSchema,
  payments: (await prepareTestApi('payments')).stateSchema,
};
type Name = keyof typeof contracts;

const read = (name: Name, collections: Record<string, unknown>) =>
  atOnce(parseState(contracts[name], { collections }, now));

const author = (id: number, more: object = {}) => ({ id, name: `Author ${id}`, ...more });
const book = (id: number, authorId: number, more: object = {}) => ({ id, authorId, title: 'A', ...more });
const rule = { ruleName: 'r', prefix: 'a', days: 1 };
const bucket = { name: 'aa', region: 'eu-1' };

describe('items as responses contain them', () => {
  it('are filled as if they were created now, and found by the ids and parents that they name', () => {
    const { rows, issues } = read('library', { authors: [author(7)], 'authors/books': [book(1, 7)] });
    expect(issues).toEqual([]);
    expect(rows.get('authors')).toEqual([
      { key: 7, id: 7, within: {}, item: { ...author(7), born: null, createdAt: startOfTime } },
    ]);
    expect(rows.get('authors/books')).toEqual([
      {
        key: 1,
        id: 1,
        within: { '/authors/{}/books': ['7'] },
        item: {
          ...book(1, 7),
          genre: 'other',
          available: true,
          createdAt: startOfTime,
          updatedAt: startOfTime,
        },
      },
    ]);
  });

  it.each([
    { ids: [1, 2, 3], keys: [1, 2, 3] },
    { ids: [101, 102], keys: [101, 102] },
    { ids: [5, 3, 9], keys: [5, 6, 9] },
    { ids: [-1, 0, 2 ** 53], keys: [1, 2, 3] },
  ])('with the ids $ids come in their order, and later ones after them', ({ ids, keys }) => {
    const { rows } = read('library', { authors: ids.map((id) => author(id)) });
    expect(rows.get('authors')?.map((row) => Reflect.get(row, 'key'))).toEqual(keys);
  });

  it('come after those that are stored', () => {
    const stored = { key: 9, id: 1, within: {}, item: { ...author(1), born: null, createdAt: startOfTime } };
    const { rows } = read('library', { authors: [author(2), stored] });
    expect(rows.get('authors')?.map((row) => Reflect.get(row, 'key'))).toEqual([10, 9]);
  });

  it('whose client gives the id come in the order of their ids', () => {
    const { rows } = read('buckets', { buckets: [bucket] });
    expect(rows.get('buckets')).toMatchObject([{ key: 'aa', id: 'aa', item: { createdOn: '2026-01-01' } }]);
  });

  it('may be a singleton', () => {
    const { rows, issues } = read('buckets', { settings: [{ defaultRegion: 'us-1' }] });
    expect(issues).toEqual([]);
    expect(rows.get('settings')).toMatchObject([{ key: 'singleton', item: { defaultRegion: 'us-1' } }]);
    expect(read('buckets', { settings: [{}, {}] }).issues).toEqual([
      '/collections/settings/1 has the key "singleton" of /collections/settings/0',
    ]);
  });

  it.each<[Name, string, unknown[], string[]]>([
    ['library', 'authors', [{ name: 'A' }], ['/0/id is required: it is the id']],
    [
      'library',
      'authors',
      [{ id: '', name: 'A' }],
      ['/0/id must be a non-empty string or a number: it is the id'],
    ],
    ['library', 'authors', [{ id: 1 }], ['/0/name is required']],
    [
      'library',
      'authors',
      [author(1, { name: 5, born: 'x' })],
      ['/0/name must be string', '/0/born must be integer,null'],
    ],
    ['library', 'authors', [{ id: 'x', name: 'A' }], ['/0/id must be integer']],
    ['library', 'authors', [author(1, { nmae: 'A' })], ['/0/nmae is not allowed by the contract']],
    ['library', 'authors', [author(1), author(1)], ['/1 has the id 1 of /collections/authors/0']],
    ['library', 'authors/books', [{ id: 1, title: 'A' }], ['/0 names no parent: set authorId']],
    ['library', 'authors/books', [book(1, 9)], ['/0 is in /authors/9/books, but authors has no "9"']],
    [
      'buckets',
      'buckets/rules',
      [rule],
      [
        '/0 names no parent, since no property of buckets/rules does: write it as {"within": {"/buckets/{}/rules":["<bucketName>"]}, "item": {…}}',
      ],
    ],
    [
      'payments',
      'v1/orders',
      [{ id: 'ord_1', amount: 5, currency: 'eur', lines: [{}] }],
      ['/0/customer is required', "/0/lines/0 must have required property 'sku'"],
    ],
  ])('of %s %s: %j are rejected', (name, collection, rows, expected) => {
    const location = `/collections/${collection.replaceAll('/', '~1')}`;
    const { issues } = read(name, { [collection]: rows });
    expect(issues).toEqual(expect.arrayContaining(expected.map((issue) => location + issue)));
  });

  it('may have an invalid parent, and no missing one', () => {
    const rows = { authors: [author(1, { born: 'soon' })], 'authors/books': [book(1, 1), book(1, 9)] };
    expect(read('library', rows).issues).toEqual([
      '/collections/authors/0/born must be integer,null',
      '/collections/authors~1books/1 is in /authors/9/books, but authors has no "9"',
    ]);
  });

  it('may share an id under two parents where ids are unique only under a parent', () => {
    const books = [book(1, 1), book(1, 2)];
    const { issues } = read('library', { authors: [author(1), author(2)], 'authors/books': books });
    expect(issues).toEqual([]);
  });
});

describe('items with what is stored beside them', () => {
  const within = { '/buckets/{}/rules': ['aa'] };
  const readRules = (...rows: unknown[]) => read('buckets', { buckets: [bucket], 'buckets/rules': rows });

  it('may leave out what follows', () => {
    const { rows, issues } = readRules({ within, item: rule });
    expect(issues).toEqual([]);
    expect(rows.get('buckets/rules')).toEqual([{ key: 'aa/r', id: 'r', within, item: rule }]);
  });

  it('get from it what their path says of them', () => {
    const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
    const task = { within: { '/projects/{}/tasks': [id(1)] }, item: { id: id(2), title: 'T' } };
    const { rows } = read('projects', { projects: [{ id: id(1), name: 'P' }], 'projects/tasks': [task] });
    expect(rows.get('projects/tasks')).toMatchObject([{ item: { title: 'T', project_id: id(1) } }]);
  });

  it('are taken as they are when they have their key', () => {
    const stored = { key: 'aa/r', id: 'r', within, item: rule };
    expect(readRules(stored).rows.get('buckets/rules')).toEqual([stored]);
  });

  it.each<[object, string]>([
    [{ within: {}, item: rule }, expect.stringContaining('/0 names no parent')],
    [
      { within: { '/x': ['a'] }, item: rule },
      '/0/within/~1x is no path of buckets/rules, which has /buckets/{}/rules',
    ],
    [
      { within: { '/buckets/{}/rules': [] }, item: rule },
      '/0/within/~1buckets~1{}~1rules must be ["<bucketName>"], the ids in its path',
    ],
    [
      { within: { '/buckets/{}/rules': 'aa' }, item: rule },
      '/0/within/~1buckets~1{}~1rules must be ["<bucketName>"], the ids in its path',
    ],
    [
      { within: { '/buckets/{}/rules': ['bb'] }, item: rule },
      '/0 is in /buckets/bb/rules, but buckets has no "bb"',
    ],
    [{ within, id: 'other', item: rule }, '/0/id differs from /item/ruleName'],
    [{ within, key: '', item: rule }, '/0/key must be a number or a non-empty string'],
    [{ within, item: { ...rule, days: 'x' } }, '/0/item/days must be integer'],
    [{ within, key: 'aa/r', item: { ruleName: 'r', days: 1 } }, '/0/item/prefix is required'],
    [{ within, id: 5, item: { prefix: 'a', days: 1 }, more: 1 }, '/0/ruleName is required: it is the id'],
  ])('%j are rejected', (row, expected) => {
    const issue = typeof expected === 'string' ? `/collections/buckets~1rules${expected}` : expected;
    expect(readRules(row).issues).toContainEqual(issue);
  });

  it('have the parents that their properties name', () => {
    const misplaced = { within: { '/authors/{}/books': ['2'] }, item: book(1, 1) };
    const rows = { authors: [author(1), author(2)], 'authors/books': [misplaced] };
    expect(read('library', rows).issues).toEqual([
      '/collections/authors~1books/0/within/~1authors~1{}~1books/0 differs from /item/authorId, which is 1',
    ]);
  });

  it('are nested under an item only where that one is in the file too', () => {
    const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
    const collections = {
      projects: [
        { id: id(1), name: 'P' },
        { id: id(2), name: 'Q' },
      ],
      'projects/tasks': [{ id: id(3), title: 'T', project_id: id(1) }],
      'projects/tasks/comments': [1, 2].map((project) => ({
        within: { '/projects/{}/tasks/{}/comments': [id(project), id(3)] },
        item: { id: id(3 + project), text: 'x' },
      })),
    };
    expect(read('projects', collections).issues).toEqual([
      `/collections/projects~1tasks~1comments/1 is in /projects/${id(2)}/tasks/${id(3)}/comments, but projects/tasks has no "${id(3)}"`,
    ]);
  });
});

describe('the last numbers', () => {
  it.each([
    [{ collection: 'authors', last: 4 }, []],
    [
      { collection: 'none', last: -1, more: 1 },
      [
        '/collection must name a collection',
        '/last must be an integer of at least 0',
        '/more is not allowed',
      ],
    ],
  ])('%j', (row, expected) => {
    expect(read('library', { '(last numbers)': [row] }).issues).toEqual(
      expected.map((issue) => `/collections/(last numbers)/0${issue}`),
    );
  });
});
