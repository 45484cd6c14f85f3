import type { Schema } from '../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../schema/merged-schema.ts';
import { findName, plainName } from './naming.ts';

/** What the body of a list says beside its rows. */
export type PageFieldKind = (typeof facts)[number]['fact'];

/** A property of the body of a list that says something of the list. */
export interface PageField {
  readonly fact: PageFieldKind;
  /** The properties that lead to it, such as `['meta', 'total']`. */
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** Where the body of a list has its rows and what else it tells. */
export interface ListEnvelope {
  /** The properties that lead to the rows; none when the body is the rows. */
  readonly rows: readonly string[];
  /** The schema of a row. */
  readonly row: Schema;
  readonly facts: readonly PageField[];
}

/** The properties that hold rows, the likeliest first; the collection's own name comes before all of them. */
const rowNames = [
  'data',
  'items',
  'results',
  'records',
  'rows',
  'entries',
  'values',
  'content',
  'list',
  'value',
];

/** The properties that hold the rows' property. */
const wrapperNames = ['data', 'result', 'response', '_embedded', 'payload', 'body'];

/** By which name and type a property of an envelope tells a fact. A `count` beside no total is the total. */
const facts = [
  {
    fact: 'total',
    types: ['integer', 'number'],
    names:
      /^(total|totalcount|totalitems|totalresults|totalrecords|totalelements|totalsize|totalrows|numfound)$/,
  },
  {
    fact: 'count',
    types: ['integer', 'number'],
    names: /^(count|numberofelements|resultcount|itemcount|itemsonpage)$/,
  },
  {
    fact: 'pages',
    types: ['integer', 'number'],
    names: /^(totalpages|pagecount|pages|lastpage|pagestotal|numpages)$/,
  },
  { fact: 'nextPage', types: ['integer', 'number'], names: /^(next|nextpage|nextpagenumber)$/ },
  { fact: 'previousPage', types: ['integer', 'number'], names: /^(prev|previous|prevpage|previouspage)$/ },
  { fact: 'nextOffset', types: ['integer', 'number'], names: /^nextoffset$/ },
  {
    fact: 'page',
    types: ['integer', 'number'],
    names: /^(page|currentpage|pagenumber|number|pageno|pageindex)$/,
  },
  {
    fact: 'size',
    types: ['integer', 'number'],
    names: /^(limit|pagesize|perpage|size|itemsperpage|pagelimit)$/,
  },
  { fact: 'offset', types: ['integer', 'number'], names: /^(offset|skip|start|startindex)$/ },
  {
    fact: 'hasMore',
    types: ['boolean'],
    names: /^(hasmore|hasnext|hasnextpage|more|hasmoreresults|hasmoreitems)$/,
  },
  { fact: 'hasPrevious', types: ['boolean'], names: /^(hasprevious|haspreviouspage|hasprev|hasprevpage)$/ },
  { fact: 'isLast', types: ['boolean'], names: /^(last|islast|islastpage)$/ },
  { fact: 'isFirst', types: ['boolean'], names: /^(first|isfirst|isfirstpage)$/ },
  {
    fact: 'next',
    types: ['string'],
    names:
      /^(next|nexttoken|nextcursor|nextpagetoken|nextpage|nextpageurl|nextlink|nexturl|nextmarker|cursor|cursornext|endcursor|after|continuationtoken|paginationtoken|pagetoken|marker|lastevaluatedkey)$/,
  },
  {
    fact: 'previous',
    types: ['string'],
    names:
      /^(prev|previous|prevcursor|previouscursor|previoustoken|prevtoken|previouspageurl|prevpageurl|startcursor|before)$/,
  },
] as const;

/**
 * How the body of a list is laid out; absent for a body that is no list of objects.
 * @param segment the last word of the list's path, after which many a contract names the rows
 */
export function inferListEnvelope(
  mergeSchema: MergeSchema,
  body: Schema,
  segment: string,
): ListEnvelope | undefined {
  const found = findRows(mergeSchema, body, segment, 2);
  return found && { ...found, facts: found.rows.length === 0 ? [] : factsOf(mergeSchema, body, found.rows) };
}

interface FoundRows {
  readonly rows: readonly string[];
  readonly row: Schema;
}

function findRows(
  mergeSchema: MergeSchema,
  body: Schema,
  segment: string,
  depth: number,
): FoundRows | undefined {
  const envelope = mergeSchema(body);
  if (envelope.types.has('array')) return rowsOf(mergeSchema, envelope);
  const arrays = [...envelope.properties].filter(
    ([, schema]) => rowsOf(mergeSchema, mergeSchema(schema)) !== undefined,
  );
  const names = arrays.map(([name]) => name);
  const name = findName(names, [segment, ...rowNames]) ?? (names.length === 1 ? names[0] : undefined);
  const row =
    name === undefined ? undefined : rowsOf(mergeSchema, mergeSchema(envelope.properties.get(name) ?? {}));
  if (name !== undefined && row !== undefined) return { rows: [name], row: row.row };
  const envelopeKey = depth === 0 ? undefined : findName(envelope.properties.keys(), wrapperNames);
  const inner = envelopeKey === undefined ? undefined : envelope.properties.get(envelopeKey);
  const deeper = inner && findRows(mergeSchema, inner, segment, depth - 1);
  return envelopeKey === undefined || deeper === undefined || deeper.row === inner
    ? undefined
    : { rows: [envelopeKey, ...deeper.rows], row: deeper.row };
}

function rowsOf(mergeSchema: MergeSchema, { types, items }: MergedSchema): FoundRows | undefined {
  if (!types.has('array') || items === undefined) return undefined;
  return isObjectEnvelope(mergeSchema(items)) ? { rows: [], row: items } : undefined;
}

/** Whether a shape is that of objects. */
export function isObjectEnvelope({ types, properties }: MergedSchema): boolean {
  return types.has('object') || (types.size === 0 && properties.size > 0);
}

function factsOf(mergeSchema: MergeSchema, body: Schema, rows: readonly string[]): readonly PageField[] {
  const found = [...walk(mergeSchema, body, rows, [])];
  const hasTotal = found.some(({ fact }) => fact === 'total');
  return found.map((each) =>
    each.fact === 'count' && !hasTotal ? { ...each, fact: 'total' as const } : each,
  );
}

function* walk(
  mergeSchema: MergeSchema,
  schema: Schema,
  rows: readonly string[],
  path: readonly string[],
): Generator<PageField> {
  for (const [name, property] of mergeSchema(schema).properties) {
    const here = [...path, name];
    if (here.join() === rows.join() || !isSchema(property)) continue;
    const envelope = mergeSchema(property);
    if (isObjectEnvelope(envelope) && path.length < 3) yield* walk(mergeSchema, property, rows, here);
    const fact = factOf(here, envelope);
    if (fact !== undefined) yield { fact, path: here, schema: property };
  }
}

function factOf(path: readonly string[], { types }: MergedSchema): PageFieldKind | undefined {
  const name = plainName(path.at(-1) ?? '');
  // `links: { next: { href } }`: the link is named by what it stands in.
  const telling =
    (name === 'href' || name === 'url') && path.length > 1 ? plainName(path.at(-2) ?? '') : name;
  return facts.find((each) => each.names.test(telling) && each.types.some((type) => types.has(type)))?.fact;
}
