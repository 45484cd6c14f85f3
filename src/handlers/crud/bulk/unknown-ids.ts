import { plainName } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';

/** The names under which responses list what they could not find, or did nothing about. */
const unknownNames =
  /^(?:(?:not|un)found|missing|unknown|invalid|failed|failures?|skipped|errors?|rejected)(?:ids|items)?$/;

/** The names under which they say how many those are. */
const unknownCounts =
  /^(?:(?:num|n|total)?(?:notfound|missing|failed|failures|skipped|invalid|errors|rejected))(?:count|total)?$|^(?:error|failure)count$/;

const textNames = /^(?:error|errors|message|reason|detail|description)$/;
const idNames = /^(?:id|uuid|key|value|item|\w+id)$/;

/** Whether a response has a place for the ids that a request names and that are not there. */
export function reportsUnknownIds({ mergeSchema }: CrudContext, schema: Schema): boolean {
  return [...mergeSchema(schema).properties].some(
    ([name, property]) => unknownNames.test(plainName(name)) && mergeSchema(property).types.has('array'),
  );
}

/**
 * What a response says of the ids that a request names and that are not there: lists of them, or of objects with them, such
 * as `notFound` and `failed: [{id, error}]`, and their number. Empty for a schema without any.
 */
export function unknownIds(crud: CrudContext, schema: Schema, ids: readonly string[]): Item {
  const { mergeSchema } = crud;
  const entries = [...mergeSchema(schema).properties].flatMap(([name, property]): [string, unknown][] => {
    const { types, items } = mergeSchema(property);
    const plain = plainName(name);
    if (types.has('array')) {
      return unknownNames.test(plain) ? [[name, ids.map((id) => unknownId(crud, items ?? {}, id))]] : [];
    }
    const isNumber = types.has('integer') || types.has('number');
    return isNumber && unknownCounts.test(plain) ? [[name, ids.length]] : [];
  });
  return Object.fromEntries(entries);
}

/** An id that is not there, as a response lists it: itself, or an object that has it and says why. */
function unknownId({ mergeSchema }: CrudContext, schema: Schema, id: string): unknown {
  const { types, properties } = mergeSchema(schema);
  if (properties.size === 0) return !types.has('string') && types.has('integer') ? Number(id) : id;
  return Object.fromEntries(
    [...properties].flatMap(([name, property]): [string, unknown][] => {
      const plain = plainName(name);
      const isText = mergeSchema(property).types.has('string');
      if (isText && textNames.test(plain)) return [[name, `there is no ${id}`]];
      return idNames.test(plain) ? [[name, isText ? id : Number(id)]] : [];
    }),
  );
}
