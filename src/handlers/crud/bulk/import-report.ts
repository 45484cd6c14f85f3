import { plainName } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';

/** A row of a file of which no item was made. */
export interface FailedRow {
  /** Which one it is, from 1 on; the header is none. */
  readonly row: number;
  /** What is wrong with it, location first: `/price must be number`. */
  readonly issues: readonly string[];
}

/** What became of the rows of a file. */
export interface ImportResult {
  readonly created: number;
  readonly updated: number;
  readonly failed: readonly FailedRow[];
}

/** Around the words for counts: `totalCreated`, `failed_rows`, `importedCount`. */
const before = '^(?:num|n|total|rows|number(?:of)?)?';
const after = '(?:count|rows|items|records|lines|total)?$';

const failureCounts = new RegExp(`${before}(?:failed|failures|errors?|invalid|skipped|rejected)${after}`);

/** What responses count, by what they call it. */
const counts: readonly (readonly [names: RegExp, count: (result: ImportResult) => number])[] = [
  [new RegExp(`${before}(?:created|inserted|added|new)${after}`), ({ created }) => created],
  [new RegExp(`${before}(?:updated|modified|changed|merged)${after}`), ({ updated }) => updated],
  [
    new RegExp(
      `${before}(?:imported|saved|stored|uploaded|succeeded|success|successful|successes|valid)${after}`,
    ),
    ({ created, updated }) => created + updated,
  ],
  [failureCounts, ({ failed }) => failed.length],
  [
    /^(?:total|count|rows|processed|received|read|parsed)(?:count|rows|items|records|lines)?$|^(?:rows?|records?|lines?)count$/,
    ({ created, updated, failed }) => created + updated + failed.length,
  ],
];

const failureLists =
  /^(?:failed|failures|invalid|skipped|errors?|rejected)(?:rows|items|records|lines|list|details)?$/;
const rowNames = /^(?:row|line|index|rownumber|linenumber|rowindex|position|number)$/;
const reasonNames = /^(?:error|errors|message|reason|detail|details|description)$/;
const fieldNames = /^(?:field|column|property|path|attribute)$/;

/** Whether a response has a place for the rows of which no item was made. */
export function reportsFailures({ mergeSchema }: CrudContext, schema: Schema): boolean {
  return [...mergeSchema(schema).properties.keys()].some((name) => {
    const plain = plainName(name);
    return failureCounts.test(plain) || failureLists.test(plain);
  });
}

/** What the schema of a response says of an import: its counts, the rows that failed, and whether any did. */
export function importReport(crud: CrudContext, schema: Schema, result: ImportResult): Item {
  const { mergeSchema } = crud;
  return Object.fromEntries(
    [...mergeSchema(schema).properties].flatMap(([name, property]): [string, unknown][] => {
      const { types, items } = mergeSchema(property);
      const plain = plainName(name);
      if (types.has('array')) {
        return failureLists.test(plain)
          ? [[name, result.failed.map((each) => failureAs(crud, items ?? {}, each))]]
          : [];
      }
      if (types.has('boolean')) {
        return /^(?:success|successful|ok)$/.test(plain) ? [[name, result.failed.length === 0]] : [];
      }
      const [, count] = counts.find(([names]) => names.test(plain)) ?? [];
      const isNumber = types.has('integer') || types.has('number');
      return isNumber && count !== undefined ? [[name, count(result)]] : [];
    }),
  );
}

/** A failure as a response lists it: a text, the number of the row, or an object of its parts. */
function failureAs({ mergeSchema }: CrudContext, schema: Schema, { row, issues }: FailedRow): unknown {
  const { types, properties } = mergeSchema(schema);
  const reason = issues.join('; ');
  if (properties.size === 0) {
    if (types.has('integer')) return row;
    return types.has('object') ? { row, message: reason } : `row ${row}: ${reason}`;
  }
  const [, field] = /^\/([^/\s]+)/.exec(reason) ?? [];
  return Object.fromEntries(
    [...properties].flatMap(([name, property]): [string, unknown][] => {
      const plain = plainName(name);
      const own = mergeSchema(property).types;
      if (rowNames.test(plain)) return [[name, own.has('string') ? `${row}` : row]];
      if (fieldNames.test(plain)) return field === undefined ? [] : [[name, field]];
      if (!reasonNames.test(plain)) return [];
      return [[name, own.has('array') ? issues : reason]];
    }),
  );
}
