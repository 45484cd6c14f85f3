import type { Schema } from '../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../schema/merged-schema.ts';
import { findName } from './naming.ts';
import { inferPageFields, type PageField } from './query/page-fields.ts';

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
  const { rowsPath } = found;
  const pageFields = rowsPath.length === 0 ? [] : inferPageFields(mergeSchema, body, rowsPath, segment);
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
