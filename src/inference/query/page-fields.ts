import type { Schema } from '../../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { findName, plainName, singularsOf } from '../naming.ts';

/** What the body of a list can report beside its rows, such as their total. */
export type PageFieldKind = (typeof pageFieldRules)[number]['kind'];

/** A property of a list's body that describes the page, such as `meta.total`. */
export interface PageField {
  readonly kind: PageFieldKind;
  /** The properties that lead to it, such as `['meta', 'total']`. */
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** One kind of page field: the type of its values, and its names without their style. */
interface PageFieldRule {
  readonly kind: string;
  readonly type: 'number' | 'boolean' | 'string';
  readonly names: readonly string[];
  /** Whether a property without a type is one too; a `next` without a type is a text. */
  readonly mayBeUntyped?: false;
}

/**
 * The names of page fields, by plain names; a new word is one more in its line. A `count` without a total beside it is
 * the total.
 */
export const pageFieldRules = [
  {
    kind: 'total',
    type: 'number',
    names: [
      ...['total', 'totalcount', 'totalitems', 'totalresults', 'totalrecords', 'totalelements', 'totalsize'],
      ...[
        'totalrows',
        'totalhits',
        'totaldocs',
        'totalentries',
        'totalnumber',
        'totalobjects',
        'totalmatches',
      ],
      ...['numfound', 'found', 'nbhits', 'numresults', 'numberofresults', 'recordstotal', 'recordsfiltered'],
      ...['itemstotal', 'resultstotal', 'odatacount', 'estimatedtotalhits'],
      // Numbers under the names that lists have elsewhere.
      ...['results', 'hits', 'matches', 'records'],
    ],
  },
  {
    kind: 'count',
    type: 'number',
    names: ['count', 'numberofelements', 'resultcount', 'itemcount', 'itemsonpage', 'returned', 'numitems'],
  },
  {
    kind: 'pages',
    type: 'number',
    names: ['totalpages', 'pagecount', 'pages', 'lastpage', 'pagestotal', 'numpages', 'numberofpages'],
  },
  {
    kind: 'nextPage',
    type: 'number',
    names: ['next', 'nextpage', 'nextpagenumber'],
    mayBeUntyped: false,
  },
  {
    kind: 'previousPage',
    type: 'number',
    names: ['prev', 'previous', 'prevpage', 'previouspage'],
    mayBeUntyped: false,
  },
  { kind: 'nextOffset', type: 'number', names: ['nextoffset', 'nextskip', 'nextstart'] },
  {
    kind: 'page',
    type: 'number',
    names: ['page', 'currentpage', 'pagenumber', 'number', 'pageno', 'pageindex', 'pagenum'],
  },
  {
    kind: 'size',
    type: 'number',
    names: ['limit', 'pagesize', 'perpage', 'size', 'itemsperpage', 'pagelimit', 'maxresults', 'take'],
  },
  { kind: 'offset', type: 'number', names: ['offset', 'skip', 'start', 'startindex', 'startat'] },
  { kind: 'firstRow', type: 'number', names: ['from'] },
  { kind: 'lastRow', type: 'number', names: ['to'] },
  {
    kind: 'hasMore',
    type: 'boolean',
    names: [
      ...['hasmore', 'hasnext', 'hasnextpage', 'more', 'hasmoreresults', 'hasmoreitems', 'hasmorepages'],
      ...['moreavailable', 'moreresults', 'moreitems', 'truncated', 'istruncated', 'incomplete'],
    ],
  },
  {
    kind: 'hasPrevious',
    type: 'boolean',
    names: ['hasprevious', 'haspreviouspage', 'hasprev', 'hasprevpage'],
  },
  {
    kind: 'isLast',
    type: 'boolean',
    names: [
      ...[
        'last',
        'islast',
        'islastpage',
        'lastpage',
        'done',
        'isdone',
        'end',
        'isend',
        'atend',
        'endofresults',
      ],
      ...['finished', 'isfinished', 'exhausted', 'nomore'],
    ],
  },
  { kind: 'isFirst', type: 'boolean', names: ['first', 'isfirst', 'isfirstpage', 'firstpage'] },
  { kind: 'isEmpty', type: 'boolean', names: ['empty', 'isempty'] },
  { kind: 'isSorted', type: 'boolean', names: ['sorted', 'issorted'] },
  { kind: 'isUnsorted', type: 'boolean', names: ['unsorted', 'isunsorted'] },
  { kind: 'isPaged', type: 'boolean', names: ['paged', 'ispaged'] },
  { kind: 'isUnpaged', type: 'boolean', names: ['unpaged', 'isunpaged'] },
  { kind: 'firstId', type: 'string', names: ['firstid', 'firstitemid'] },
  { kind: 'lastId', type: 'string', names: ['lastid', 'lastitemid'] },
  {
    kind: 'next',
    type: 'string',
    names: [
      ...[
        'next',
        'nexttoken',
        'nextcursor',
        'nextpagetoken',
        'nextpage',
        'nextpageurl',
        'nextlink',
        'nexturl',
      ],
      ...['nexturi', 'nexthref', 'nextpageuri', 'nextpagelink', 'nextrecordsurl', 'odatanextlink', 'nextkey'],
      ...['nextmarker', 'nextiterator', 'nextbookmark', 'nextposition', 'nextpageid', 'cursor', 'cursornext'],
      ...['endcursor', 'after', 'continuationtoken', 'paginationtoken', 'pagingtoken', 'pagetoken', 'marker'],
      ...['lastevaluatedkey', 'iterator', 'bookmark', 'continue', 'continuation', 'scrollid', 'position'],
      ...['offset', 'resumetoken'],
    ],
  },
  {
    kind: 'previous',
    type: 'string',
    names: [
      ...['prev', 'previous', 'prevcursor', 'previouscursor', 'previoustoken', 'prevtoken', 'prevpage'],
      ...['previouspage', 'previouspageurl', 'prevpageurl', 'prevpagetoken', 'previouspagetoken', 'prevurl'],
      ...['previousurl', 'prevlink', 'previouslink', 'previterator', 'startcursor', 'before'],
    ],
  },
  { kind: 'self', type: 'string', names: ['self', 'selflink', 'currentpageurl'] },
  { kind: 'first', type: 'string', names: ['first', 'firstpage', 'firstpageurl', 'firsturl', 'firstlink'] },
  { kind: 'last', type: 'string', names: ['last', 'lastpage', 'lastpageurl', 'lasturl', 'lastlink'] },
] as const satisfies readonly PageFieldRule[];

/** The first kind of page field of a name, which is plain: `nextpage` is a number before it is a text. */
export function pageFieldNamed(
  name: string,
): Pick<(typeof pageFieldRules)[number], 'kind' | 'type'> | undefined {
  return pageFieldRules.find(({ names }: PageFieldRule) => names.includes(name));
}

/** The objects about one other page: `next_page: { offset, path, uri }`, `links: { next: { href } }`. */
const pageObjects: Readonly<Record<string, 'next' | 'previous' | 'self' | 'first' | 'last'>> = {
  next: 'next',
  nextpage: 'next',
  prev: 'previous',
  previous: 'previous',
  prevpage: 'previous',
  previouspage: 'previous',
  self: 'self',
  first: 'first',
  last: 'last',
};

/** The properties that lead to the object about one other page which a page field is in; undefined for any other field. */
export function pageObjectOf({ path }: Pick<PageField, 'path'>): readonly string[] | undefined {
  const above = path.slice(0, -1);
  return pageObjects[plainName(above.at(-1) ?? '')] === undefined ? undefined : above;
}

/** What the texts of such an object are named; they are the address of that page, or its token. */
const addressNames: ReadonlySet<string> = new Set([
  'href',
  'url',
  'uri',
  'link',
  'path',
  'cursor',
  'token',
  'offset',
  'pagetoken',
  'iterator',
  'marker',
]);

/** The kinds of the numbers in an object about the next page. */
const numbersOfNextPage: Readonly<Record<string, PageFieldKind>> = {
  page: 'nextPage',
  number: 'nextPage',
  pagenumber: 'nextPage',
  offset: 'nextOffset',
  skip: 'nextOffset',
};

const idNames = ['id', '_id', 'uuid', 'guid'];

/** How many objects deep page fields are looked for. */
const maxDepth = 3;

/**
 * Infers which properties of a list's body describe the page.
 * @param rowsPath the properties that lead to the rows
 * @param segment the last word of the list's path: `articlesCount` counts the rows of `/articles`
 */
export function inferPageFields(
  mergeSchema: MergeSchema,
  body: Schema,
  rowsPath: readonly string[],
  segment: string,
): readonly PageField[] {
  const rowNames = [
    ...new Set([rowsPath.at(-1) ?? '', segment].flatMap((name) => [name, ...singularsOf(name)])),
  ]
    .map(plainName)
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
  const walk = { mergeSchema, rowsPath, rowNames };
  const fields = [...walkPageFields(walk, body, [])];
  const hasTotal = fields.some(({ kind }) => kind === 'total');
  return fields.map((field) =>
    field.kind === 'count' && !hasTotal ? { ...field, kind: 'total' as const } : field,
  );
}

interface Walk {
  readonly mergeSchema: MergeSchema;
  readonly rowsPath: readonly string[];
  /** What the rows are called, the longest name first. */
  readonly rowNames: readonly string[];
}

function* walkPageFields(walk: Walk, schema: Schema, above: readonly string[]): Generator<PageField> {
  const { mergeSchema, rowsPath } = walk;
  for (const [name, property] of mergeSchema(schema).properties) {
    const path = [...above, name];
    if (path.join() === rowsPath.join() || !isSchema(property)) continue;
    const merged = mergeSchema(property);
    if (above.length < maxDepth && mayDescribePage(walk, path, merged))
      yield* walkPageFields(walk, property, path);
    const kind = pageFieldKindOf(walk, path, merged);
    if (kind !== undefined) yield { kind, path, schema: property };
  }
}

/** An object with an id is about something else than the page, unless the rows are in it. */
function mayDescribePage({ rowsPath }: Walk, path: readonly string[], { properties }: MergedSchema): boolean {
  return path.every((name, i) => rowsPath[i] === name) || findName(properties.keys(), idNames) === undefined;
}

function pageFieldKindOf(
  { rowNames }: Walk,
  path: readonly string[],
  { types, properties }: MergedSchema,
): PageFieldKind | undefined {
  const name = plainName(path.at(-1) ?? '');
  const above = plainName(path.at(-2) ?? '');
  const about = path.length > 1 ? pageObjects[above] : undefined;
  // The `sort` of a page of Spring's is empty where nothing is sorted by.
  if (above === 'sort' && name === 'empty' && types.has('boolean')) return 'isUnsorted';
  const isNumber = types.has('integer') || types.has('number');
  if (about !== undefined && types.has('string') && addressNames.has(name)) return about;
  if (about === 'next' && isNumber && numbersOfNextPage[name] !== undefined) return numbersOfNextPage[name];
  const isUntyped = types.size === 0 && properties.size === 0;
  const allows = (rule: PageFieldRule) =>
    isUntyped ? rule.mayBeUntyped !== false : rule.type === 'number' ? isNumber : types.has(rule.type);
  const rule = pageFieldRules.find((each: PageFieldRule) => each.names.includes(name) && allows(each));
  if (rule !== undefined) return rule.kind;
  return (isNumber || isUntyped) && isCountOf(rowNames, name) ? 'total' : undefined;
}

/** What is left of a name such as `articlesCount`, `num_articles` or `totalArticles` without that of the rows. */
const countWords: ReadonlySet<string> = new Set([
  'count',
  'total',
  'totalcount',
  'totalnumber',
  'num',
  'number',
  'numberof',
  'nb',
  'found',
  'totalnumberof',
]);

function isCountOf(rowNames: readonly string[], name: string): boolean {
  return rowNames.some((rows) => name.includes(rows) && countWords.has(name.replace(rows, '')));
}
