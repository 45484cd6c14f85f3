import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, isOpaque, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { findName, lastWordsOf, plainName, singularsOf } from '../naming.ts';
import { hasId, type ItemEvidence, isPageOf, maxEnvelopeDepth } from './item-evidence.ts';
import { isBesideItem } from './wrapper-names.ts';

/** Where the body of a list has its rows, and the schema of one. */
export interface RowsLocation {
  /** The properties that lead to the rows; empty when the body is the array of rows. */
  readonly rowsPath: readonly string[];
  readonly rowSchema: Schema;
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

/** Whether a property is called as the rows of a collection mostly are: by the collection's own name or a usual one. */
export function isNameOfRows(name: string, segment: string): boolean {
  return findName([name], [segment, ...rowNames]) !== undefined;
}

/** The usual names of an object around the property that holds the rows. */
const rowWrapperNames = [
  'data',
  'result',
  'response',
  '_embedded',
  'payload',
  'body',
  'responsebody',
  'responsedata',
  'resultdata',
  'responseobject',
  'output',
];

/**
 * Finds the rows in the body of a list: the array whose elements are known as items; else the one with a usual name, or
 * the only array of objects, in objects with usual names too. Members without a type that are named like rows are the
 * rows where nothing typed is: `{items: {title: Items}, total: {title: Total}}`.
 * @returns undefined for a body that is no list of objects
 */
export function locateRows(
  mergeSchema: MergeSchema,
  body: Schema,
  evidence: ItemEvidence,
): RowsLocation | undefined {
  const find = { mergeSchema, evidence };
  return (
    findKnownRows(find, body) ??
    findTypedRows(find, body, maxEnvelopeDepth) ??
    findNamedRows(find, [{ rowsPath: [], rowSchema: body }]) ??
    findUntypedRows(find, body, maxEnvelopeDepth)
  );
}

/** What rows are found with. */
interface Find {
  readonly mergeSchema: MergeSchema;
  readonly evidence: ItemEvidence;
}

/** The nearest array whose elements are known as items; of several equally near, the one with a usual name. */
function findKnownRows({ mergeSchema, evidence }: Find, body: Schema): RowsLocation | undefined {
  if (!evidence.isKnown) return undefined;
  let level: readonly RowsLocation[] = [{ rowsPath: [], rowSchema: body }];
  for (let depth = 0; depth <= maxEnvelopeDepth && level.length > 0; depth += 1) {
    const known = level.flatMap(({ rowsPath, rowSchema }): readonly RowsLocation[] => {
      const { items } = mergeSchema(rowSchema);
      return items !== undefined && evidence.isItem(items) ? [{ rowsPath, rowSchema: items }] : [];
    });
    if (known.length > 0) return preferred(known, evidence);
    const outer = level.filter(({ rowSchema }) => depth === 0 || !hasId(mergeSchema, rowSchema));
    level = outer.flatMap(({ rowsPath, rowSchema }) =>
      [...mergeSchema(rowSchema).properties].map(([name, member]) => ({
        rowsPath: [...rowsPath, name],
        rowSchema: member,
      })),
    );
  }
  return undefined;
}

function preferred(known: readonly RowsLocation[], { segment }: ItemEvidence): RowsLocation | undefined {
  const byName = new Map(known.map((location) => [location.rowsPath.at(-1) ?? '', location]));
  const name = findName(byName.keys(), [segment, ...rowNames]);
  return name === undefined ? known[0] : byName.get(name);
}

function findTypedRows(find: Find, body: Schema, depth: number): RowsLocation | undefined {
  const { mergeSchema } = find;
  const merged = mergeSchema(body);
  if (merged.types.has('array')) {
    const rowSchema = rowSchemaOf(mergeSchema, merged);
    return rowSchema && { rowsPath: [], rowSchema };
  }
  return (
    rowsPropertyOf(find, body, merged) ??
    findWrapped(find, merged, (inner) => findTypedRows(find, inner, depth - 1), depth)
  );
}

/**
 * The property that holds the rows: the one with a usual name, else the only array of objects. What has an id is no page:
 * the `images` of the profile at `/me` are the user's.
 */
function rowsPropertyOf(
  { mergeSchema, evidence }: Find,
  body: Schema,
  merged: MergedSchema,
): RowsLocation | undefined {
  const rowSchemas = new Map(
    [...merged.properties].flatMap(([name, schema]): [string, Schema][] => {
      const rowSchema = rowSchemaOf(mergeSchema, mergeSchema(schema));
      return rowSchema === undefined ? [] : [[name, rowSchema]];
    }),
  );
  const names = [...rowSchemas.keys()];
  const name =
    findName(names, [evidence.segment, ...lastWordsOf(evidence.segment)]) ??
    names.find((each) => singularsOf(each).includes(plainName(evidence.segment))) ??
    findName(names, rowNames) ??
    (hasId(mergeSchema, body) ? undefined : onlyRowsOf(merged, names));
  const rowSchema = name === undefined ? undefined : rowSchemas.get(name);
  return name === undefined || rowSchema === undefined ? undefined : { rowsPath: [name], rowSchema };
}

/**
 * The one list of objects but for those of what accompanies rows, such as errors and metadata; with how many there are, the
 * `messages` of a page are its rows.
 */
function onlyRowsOf(body: MergedSchema, names: readonly string[]): string | undefined {
  const [name, ...others] = names.filter((each) => !isBesideItem(each));
  if (name !== undefined) return others.length === 0 ? name : undefined;
  const [only] = names;
  return only !== undefined && /message/i.test(only) && isPageOf(body, only) ? only : undefined;
}

/** The nearest list named after the collection, however deep in objects: `{settings: {media: {providers: […]}}}`. */
function findNamedRows(find: Find, level: readonly RowsLocation[]): RowsLocation | undefined {
  const { mergeSchema, evidence } = find;
  const outer = level.filter(({ rowsPath, rowSchema }) => {
    return rowsPath.length <= maxEnvelopeDepth && !hasId(mergeSchema, rowSchema);
  });
  if (outer.length === 0) return undefined;
  const members = outer.flatMap(({ rowsPath, rowSchema }) =>
    [...mergeSchema(rowSchema).properties].map(([name, schema]) => ({
      rowsPath: [...rowsPath, name],
      schema,
    })),
  );
  for (const { rowsPath, schema } of members) {
    const rowSchema = rowSchemaOf(mergeSchema, mergeSchema(schema));
    if (rowSchema !== undefined && findName(rowsPath.slice(-1), [evidence.segment]))
      return { rowsPath, rowSchema };
  }
  const objects = members.filter(({ schema }) => isObjectSchema(mergeSchema(schema)));
  return findNamedRows(
    find,
    objects.map(({ rowsPath, schema }) => ({ rowsPath, rowSchema: schema })),
  );
}

/** The rows inside an object of the body, such as `{data: {items: […]}}` and `{people: {results: […]}}`. */
function findWrapped(
  { mergeSchema, evidence: { segment } }: Find,
  { properties }: MergedSchema,
  findInner: (inner: Schema) => RowsLocation | undefined,
  depth: number,
): RowsLocation | undefined {
  const objects = new Map([...properties].filter(([, member]) => isObjectSchema(mergeSchema(member))));
  const name = depth === 0 ? undefined : findName(objects.keys(), [...rowWrapperNames, segment]);
  const inner = name === undefined ? undefined : objects.get(name);
  const rows = inner && findInner(inner);
  if (name === undefined || inner === undefined || rows === undefined) return undefined;
  const isUsual = findName([name], rowWrapperNames) !== undefined;
  const areNamed = findName([rows.rowsPath.at(-1) ?? ''], [segment, ...rowNames]) !== undefined;
  // `{cart: {id, lines}}` is a cart, and `{people: {results}}` the people.
  if (!isUsual && (!areNamed || hasId(mergeSchema, inner))) return undefined;
  return { rowsPath: [name, ...rows.rowsPath], rowSchema: rows.rowSchema };
}

/** The schema of an array's elements, where they are objects. */
function rowSchemaOf(mergeSchema: MergeSchema, { types, items }: MergedSchema): Schema | undefined {
  if (!types.has('array') || items === undefined) return undefined;
  return isObjectSchema(mergeSchema(items)) ? items : undefined;
}

function findUntypedRows(find: Find, body: Schema, depth: number): RowsLocation | undefined {
  const { mergeSchema, evidence } = find;
  const merged = mergeSchema(body);
  if (isUntypedArray(mergeSchema, merged)) return { rowsPath: [], rowSchema: merged.items ?? {} };
  const untyped = [...merged.properties].filter(([, member]) => {
    const inner = mergeSchema(member);
    return (isUntyped(inner) && mayShowList(inner)) || isUntypedArray(mergeSchema, inner);
  });
  const name = findName(
    untyped.map(([each]) => each),
    [evidence.segment, ...rowNames],
  );
  if (name !== undefined) return { rowsPath: [name], rowSchema: {} };
  return findWrapped(find, merged, (inner) => findUntypedRows(find, inner, depth - 1), depth);
}

/** Whether a schema is that of an array of anything. */
function isUntypedArray(mergeSchema: MergeSchema, { types, items }: MergedSchema): boolean {
  return types.has('array') && (items === undefined || isUntyped(mergeSchema(items)));
}

/** Whether what a schema shows as its example is a list, if it shows one: `{status: ok}` of `/status` has no rows. */
function mayShowList({ keywords: { example } }: MergedSchema): boolean {
  return example === undefined || Array.isArray(example);
}

/** Whether a schema says nothing at all. */
export function isUntyped(schema: MergedSchema): boolean {
  return schema.types.size === 0 && schema.items === undefined && isOpaque(schema);
}
