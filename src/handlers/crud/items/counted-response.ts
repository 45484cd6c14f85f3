import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';

/**
 * The properties by which a response body confirms a deletion: that it succeeded (`deleted`, `success`), and how many
 * items were deleted (`deletedCount`). Empty for a schema without any.
 */
export function deletedBody({ mergeSchema }: CrudContext, schema: Schema, count: number): Item {
  const { properties } = mergeSchema(schema);
  return Object.fromEntries(
    [...properties].flatMap(([name, property]): [string, unknown][] => {
      const { types } = mergeSchema(property);
      const isFlag = types.size === 0 || types.has('boolean');
      if (isFlag) return flags.test(plainName(name)) ? [[name, true]] : [];
      return counts.test(plainName(name)) ? [[name, count]] : [];
    }),
  );
}

/**
 * The properties by which a response body says which items were deleted: `deleted_dashboard_id`, or a list of ids such as
 * `deletedIds` or `data`. Empty for a schema without any: what items have themselves says nothing of a deletion.
 */
export function deletedIds(
  { mergeSchema }: CrudContext,
  { responseSchemas }: Resource,
  schema: Schema,
  ids: readonly (string | number)[],
): Item {
  const isOwn = (name: string) => responseSchemas.some((each) => mergeSchema(each).properties.has(name));
  return Object.fromEntries(
    [...mergeSchema(schema).properties].flatMap(([name, property]): [string, unknown][] => {
      if (isOwn(name)) return [];
      const { types, items } = mergeSchema(property);
      const plain = plainName(name);
      if (items === undefined) return isId.test(plain) && isScalar(types) ? [[name, ids[0]]] : [];
      return areIds.test(plain) && isScalar(mergeSchema(items).types) ? [[name, ids]] : [];
    }),
  );
}

function isScalar(types: ReadonlySet<string>): boolean {
  return types.has('string') || types.has('integer');
}

const isId = /^(?:deleted|removed|archived)\w*(?:id|uuid)$/;
const areIds = /^(?:(?:deleted|removed|archived)\w*ids|ids|deleted|removed|data)$/;

/**
 * The numbers by which a response body says how many items were made: `created`, `insertedCount`. Empty for a schema
 * without any.
 */
export function createdBody(crud: CrudContext, schema: Schema, count: number): Item {
  return numbersNamed(crud, schema, createdCounts, count);
}

/**
 * The properties by which a response body says that items were changed, and how many: `success`, `updated`, `modifiedCount`,
 * `completed`. Empty for a schema without any.
 */
export function updatedBody(crud: CrudContext, schema: Schema, count: number): Item {
  const { mergeSchema } = crud;
  const said = [...mergeSchema(schema).properties].filter(
    ([name, property]) => flags.test(plainName(name)) && mergeSchema(property).types.has('boolean'),
  );
  return {
    ...Object.fromEntries(said.map(([name]) => [name, true])),
    ...numbersNamed(crud, schema, updatedCounts, count),
  };
}

function numbersNamed({ mergeSchema }: CrudContext, schema: Schema, names: RegExp, count: number): Item {
  const numbers = [...mergeSchema(schema).properties].filter(
    ([name, property]) => names.test(plainName(name)) && isNumber(mergeSchema(property).types),
  );
  return Object.fromEntries(numbers.map(([name]) => [name, count]));
}

function isNumber(types: ReadonlySet<string>): boolean {
  return types.has('integer') || types.has('number');
}

const flags = /^(success|successful|succeeded|ok|updated|deleted|isdeleted|removed|acknowledged)$/;
const counts = /^(num|n)?(deleted|removed|affected)(count|rows)?$|^count$/;
const createdCounts =
  /^(num|n|total)?(created|inserted|added|imported|saved|stored|succeeded|processed)(count|rows|items|records)?$|^(total)?count$|^total$/;
/** Any verb that has been done: `archivedCount`, `completed`; what was not, `failed`, is counted elsewhere. */
const updatedCounts =
  /^(num|n|total)?(?!failed|skipped|rejected)(\w+ed|matched|sent|paid|read|success|successes)(count|rows|items|records)?$|^(total)?count$/;
