import type { Schema } from '../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../schema/merged-schema.ts';
import { findName, plainName } from './naming.ts';

/** What the body of a list can report beside its rows, such as their total. */
export type PageFieldKind = (typeof pageFieldRules)[number]['kind'];

/** A property of a list's body that describes the page, such as `meta.total`. */
export interface PageField {
  readonly kind: PageFieldKind;
  /** The properties that lead to it, such as `['meta', 'total']`. */
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** Where the body of a list has its rows, and what it reports beside them. */
export interface ListEnvelope {
  /** The properties that lead to the rows; empty when the body is the array of rows. */
  readonly rowsPath: readonly string[];
  readonly rowSchema: Schema;
  readonly pageFields: readonly PageField[];
}

/** The usual names of the property that holds the rows, the likeliest first; the collection's own name precedes them. */
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

/** The usual names of an object around the property that holds the rows. */
const wrapperNames = ['data', 'result', 'response', '_embedded', 'payload', 'body'];

/** Which name and type make a property a page field, by plain names. A `count` without a total beside it is the total. */
const pageFieldRules = [
  {
    kind: 'total',
    types: ['integer', 'number'],
    names:
      /^(total|totalcount|totalitems|totalresults|totalrecords|totalelements|totalsize|totalrows|numfound)$/,
  },
  {
    kind: 'count',
    types: ['integer', 'number'],
    names: /^(count|numberofelements|resultcount|itemcount|itemsonpage)$/,
  },
  {
    kind: 'pages',
    types: ['integer', 'number'],
    names: /^(totalpages|pagecount|pages|lastpage|pagestotal|numpages)$/,
  },
  { kind: 'nextPage', types: ['integer', 'number'], names: /^(next|nextpage|nextpagenumber)$/ },
  { kind: 'previousPage', types: ['integer', 'number'], names: /^(prev|previous|prevpage|previouspage)$/ },
  { kind: 'nextOffset', types: ['integer', 'number'], names: /^nextoffset$/ },
  {
    kind: 'page',
    types: ['integer', 'number'],
    names: /^(page|currentpage|pagenumber|number|pageno|pageindex)$/,
  },
  {
    kind: 'size',
    types: ['integer', 'number'],
    names: /^(limit|pagesize|perpage|size|itemsperpage|pagelimit)$/,
  },
  { kind: 'offset', types: ['integer', 'number'], names: /^(offset|skip|start|startindex)$/ },
  {
    kind: 'hasMore',
    types: ['boolean'],
    names: /^(hasmore|hasnext|hasnextpage|more|hasmoreresults|hasmoreitems)$/,
  },
  { kind: 'hasPrevious', types: ['boolean'], names: /^(hasprevious|haspreviouspage|hasprev|hasprevpage)$/ },
  { kind: 'isLast', types: ['boolean'], names: /^(last|islast|islastpage)$/ },
  { kind: 'isFirst', types: ['boolean'], names: /^(first|isfirst|isfirstpage)$/ },
  {
    kind: 'next',
    types: ['string'],
    names:
      /^(next|nexttoken|nextcursor|nextpagetoken|nextpage|nextpageurl|nextlink|nexturl|nextmarker|cursor|cursornext|endcursor|after|continuationtoken|paginationtoken|pagetoken|marker|lastevaluatedkey)$/,
  },
  {
    kind: 'previous',
    types: ['string'],
    names:
      /^(prev|previous|prevcursor|previouscursor|previoustoken|prevtoken|previouspageurl|prevpageurl|startcursor|before)$/,
  },
] as const;

/**
 * Finds the rows of a list's body, and the properties that describe the page.
 * @param segment the last word of the list's path, after which many contracts name the rows
 * @returns undefined for a body that is no list of objects
 */
export function inferListEnvelope(
  mergeSchema: MergeSchema,
  body: Schema,
  segment: string,
): ListEnvelope | undefined {
  const found = findRows(mergeSchema, body, segment, 2);
  if (found === undefined) return undefined;
  const pageFields = found.rowsPath.length === 0 ? [] : pageFieldsOf(mergeSchema, body, found.rowsPath);
  return { ...found, pageFields };
}

type RowsLocation = Pick<ListEnvelope, 'rowsPath' | 'rowSchema'>;

function findRows(
  mergeSchema: MergeSchema,
  body: Schema,
  segment: string,
  depth: number,
): RowsLocation | undefined {
  const merged = mergeSchema(body);
  if (merged.types.has('array')) {
    const rowSchema = rowSchemaOf(mergeSchema, merged);
    return rowSchema && { rowsPath: [], rowSchema };
  }
  return (
    rowsPropertyOf(mergeSchema, merged, segment) ??
    (depth > 0 ? findWrappedRows(mergeSchema, merged, segment, depth) : undefined)
  );
}

/** The property that holds the rows: the one with a usual name, else the only array of objects. */
function rowsPropertyOf(
  mergeSchema: MergeSchema,
  body: MergedSchema,
  segment: string,
): RowsLocation | undefined {
  const rowSchemas = new Map(
    [...body.properties].flatMap(([name, schema]): [string, Schema][] => {
      const rowSchema = rowSchemaOf(mergeSchema, mergeSchema(schema));
      return rowSchema === undefined ? [] : [[name, rowSchema]];
    }),
  );
  const names = [...rowSchemas.keys()];
  const name = findName(names, [segment, ...rowNames]) ?? (names.length === 1 ? names[0] : undefined);
  const rowSchema = name === undefined ? undefined : rowSchemas.get(name);
  return name === undefined || rowSchema === undefined ? undefined : { rowsPath: [name], rowSchema };
}

/** The rows inside an object of the body, such as `{data: {items: […]}}`. */
function findWrappedRows(
  mergeSchema: MergeSchema,
  { properties }: MergedSchema,
  segment: string,
  depth: number,
): RowsLocation | undefined {
  const name = findName(properties.keys(), wrapperNames);
  const inner = name === undefined ? undefined : properties.get(name);
  const rows = inner && findRows(mergeSchema, inner, segment, depth - 1);
  if (name === undefined || rows === undefined || rows.rowSchema === inner) return undefined;
  return { rowsPath: [name, ...rows.rowsPath], rowSchema: rows.rowSchema };
}

/** The schema of an array's elements, where they are objects. */
function rowSchemaOf(mergeSchema: MergeSchema, { types, items }: MergedSchema): Schema | undefined {
  if (!types.has('array') || items === undefined) return undefined;
  return isObjectSchema(mergeSchema(items)) ? items : undefined;
}

/** Whether a schema describes objects; one without a type does when it has properties. */
export function isObjectSchema({ types, properties }: MergedSchema): boolean {
  return types.has('object') || (types.size === 0 && properties.size > 0);
}

function pageFieldsOf(
  mergeSchema: MergeSchema,
  body: Schema,
  rowsPath: readonly string[],
): readonly PageField[] {
  const fields = [...walkPageFields(mergeSchema, body, rowsPath, [])];
  const hasTotal = fields.some(({ kind }) => kind === 'total');
  return fields.map((field) =>
    field.kind === 'count' && !hasTotal ? { ...field, kind: 'total' as const } : field,
  );
}

/** How many objects deep page fields are looked for. */
const maxPageFieldDepth = 3;

function* walkPageFields(
  mergeSchema: MergeSchema,
  schema: Schema,
  rowsPath: readonly string[],
  above: readonly string[],
): Generator<PageField> {
  for (const [name, property] of mergeSchema(schema).properties) {
    const path = [...above, name];
    if (path.join() === rowsPath.join() || !isSchema(property)) continue;
    const merged = mergeSchema(property);
    if (isObjectSchema(merged) && above.length < maxPageFieldDepth) {
      yield* walkPageFields(mergeSchema, property, rowsPath, path);
    }
    const kind = pageFieldKindOf(path, merged);
    if (kind !== undefined) yield { kind, path, schema: property };
  }
}

function pageFieldKindOf(path: readonly string[], { types }: MergedSchema): PageFieldKind | undefined {
  const last = plainName(path.at(-1) ?? '');
  // `links: { next: { href } }`: the object around a link names it.
  const name = (last === 'href' || last === 'url') && path.length > 1 ? plainName(path.at(-2) ?? '') : last;
  const rule = pageFieldRules.find(
    (each) => each.names.test(name) && each.types.some((type) => types.has(type)),
  );
  return rule?.kind;
}
