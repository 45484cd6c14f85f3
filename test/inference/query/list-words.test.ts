import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collectionWords } from '../../../src/inference/query/collection-words.ts';
import { searchNames } from '../../../src/inference/query/infer-search-filter.ts';
import { operatorWords } from '../../../src/inference/query/operators.ts';
import { pageFieldRules } from '../../../src/inference/query/page-fields.ts';
import { paginationNames } from '../../../src/inference/query/pagination-parameters.ts';
import { sortNames } from '../../../src/inference/query/sort-parameters.ts';
import { absentWords, everythingWords } from '../../../src/inference/query/value-words.ts';
import { viewNames } from '../../../src/inference/query/view-parameters.ts';

const path = fileURLToPath(new URL('../../../docs/list-words.md', import.meta.url));

type Words = readonly string[];

/** What each entry of the tables means, in the order of the document; an entry without a line here does not compile. */
const pagination = {
  size: 'the size of the page',
  offset: 'how many rows are before it',
  page: 'its number',
  token: 'a token of an earlier page',
  idCursor: 'the id of the row before it',
  perhapsIdCursor: 'the same, where no token fits',
  reportedIdCursor: 'the same, where the body reports the ids of its ends',
  before: 'the id of the row after it',
} satisfies Record<keyof typeof paginationNames, string>;

const operators = {
  equal: 'is the value',
  among: 'is one of the values, separated by commas',
  not: 'is not the value',
  notAmong: 'is none of the values',
  from: 'is at least the value',
  above: 'is above it',
  to: 'is at most the value',
  below: 'is below it',
  contains: 'contains the text',
  startsWith: 'begins with it',
  endsWith: 'ends with it',
  present: 'has a value',
  absent: 'has none',
} satisfies Record<keyof typeof operatorWords, string>;

const pageFields = {
  total: 'the number of all rows',
  count: 'that of the rows of the page; without a total beside it, the total',
  pages: 'the number of pages',
  page: 'that of the page',
  nextPage: 'that of the next page',
  previousPage: 'that of the previous page',
  nextOffset: 'the offset of the next page',
  size: 'the size of the page',
  offset: 'how many rows are before it',
  firstRow: 'the number of its first row',
  lastRow: 'the number of its last row',
  hasMore: 'whether there are more rows',
  hasPrevious: 'whether rows are before it',
  isLast: 'whether it is the last page',
  isFirst: 'whether it is the first',
  isEmpty: 'whether it has no rows',
  isSorted: 'whether the request sorts them',
  isUnsorted: 'whether it does not',
  isPaged: 'whether the page has a size',
  isUnpaged: 'whether it has none',
  firstId: 'the id of its first row',
  lastId: 'the id of its last row',
  next: 'the token or the address of the next page',
  previous: 'that of the previous page',
  self: 'the address of the page',
  first: 'that of the first page',
  last: 'that of the last page',
} satisfies Record<(typeof pageFieldRules)[number]['kind'], string>;

const sorts = {
  by: 'the properties to sort by',
  direction: 'the direction',
  descending: 'whether it is descending',
  ascending: 'whether it is ascending',
} satisfies Record<keyof typeof sortNames, string>;

const views = {
  fields: 'the properties to show',
  expand: 'the related items to show whole',
} satisfies Record<keyof typeof viewNames, string>;

const words = {
  count: 'the number of rows',
  newest: 'the item that was created last',
  oldest: 'the one that was created first',
} satisfies Record<keyof typeof collectionWords, string>;

function section(title: string, rows: readonly (readonly [meaning: string, words: Words])[]): string {
  const lines = rows.map(
    ([meaning, names]) => `| ${meaning} | ${names.map((name) => `\`${name}\``).join(' ')} |\n`,
  );
  return `\n## ${title}\n\n| meaning | words |\n| --- | --- |\n${lines.join('')}`;
}

function rowsOf<K extends string>(
  meanings: Readonly<Record<K, string>>,
  wordsOf: (key: K) => Words,
): readonly (readonly [string, Words])[] {
  return (Object.keys(meanings) as K[]).map((key) => [meanings[key], wordsOf(key)] as const);
}

const beforeOnes = rowsOf(operators, (key) => {
  const entry: { readonly after: Words; readonly before?: Words } = operatorWords[key];
  return entry.before ?? entry.after;
}).filter(([, names]) => names.length > 0);

const document = [
  '# The words of lists\n',
  '\nWhat the query parameters of a list and the members of its body mean follows from their names, whatever their style:\n',
  '`page_size`, `pageSize` and `PageSize` are one. `npm run docs:list-words` writes this page from the tables in\n',
  '`src/inference/query/`.\n',
  section(
    'Parameters that select a page',
    rowsOf(pagination, (key) => paginationNames[key]),
  ),
  section(
    'Parameters that sort',
    rowsOf(sorts, (key) => sortNames[key]),
  ),
  section(
    'Parameters that say what is shown',
    rowsOf(views, (key) => viewNames[key]),
  ),
  section('Parameters that search', [['every word occurs in some text', searchNames]]),
  section(
    'Operators after the property of a filter',
    rowsOf(operators, (key) => operatorWords[key].after),
  ),
  section('Operators before it', beforeOnes),
  section('Values of a filter that its property does not have', [
    ['every row', everythingWords],
    ['rows without a value', absentWords],
  ]),
  section(
    'Members of the body',
    rowsOf(pageFields, (key) => pageFieldRules.find(({ kind }) => kind === key)?.names ?? []),
  ),
  section(
    'Words after the path of a collection',
    rowsOf(words, (key) => collectionWords[key]),
  ),
].join('');

describe('docs/list-words.md', () => {
  it('has the tables of inference/query: `npm run docs:list-words` writes them', async () => {
    await expect(document).toMatchFileSnapshot(path);
  });
});
