import { type PageField, pageObjectOf } from '../../../inference/query/page-fields.ts';
import { scalarNumber } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import { linkTo } from './page-links.ts';
import { isUri, type ListResponse } from './page-metadata.ts';

/** A part of a list's body for which there is nothing to say, such as the next page of the last one. */
export interface AbsentPageField {
  readonly path: readonly string[];
  /** What it is instead; undefined where it is left out. */
  readonly value: unknown;
}

/**
 * What a page field is that does not apply: `null` where allowed, left out where it is optional, else the emptiest value
 * that the schema allows. An object about a page that there is not is absent as a whole.
 */
export function absentPageField(response: ListResponse, field: PageField): AbsentPageField {
  const body = response.role.response.schema ?? {};
  const object = pageObjectOf(field);
  const ofObject = object && absentAt(response, body, object);
  if (object === undefined || ofObject === undefined || ofObject.isRequired) {
    return { path: field.path, value: absentAt(response, body, field.path).value };
  }
  return { path: object, value: ofObject.value };
}

interface Absent {
  /** Whether the schema has no way to say that there is none. */
  readonly isRequired: boolean;
  readonly value: unknown;
}

function absentAt(response: ListResponse, body: Schema, [name = '', ...rest]: readonly string[]): Absent {
  const { mergeSchema } = response.crud;
  const outer = mergeSchema(body);
  const property = outer.properties.get(name) ?? {};
  const isRequired = outer.required.has(name);
  if (rest.length > 0)
    return isRequired ? absentAt(response, property, rest) : { isRequired, value: undefined };
  const merged = mergeSchema(property);
  if (merged.isNullable) return { isRequired: false, value: null };
  return { isRequired, value: isRequired ? emptiestValue(response, name, property, merged) : undefined };
}

/** The address of a page is its own; a number the least; a text the empty one, else a generated one. */
function emptiestValue(response: ListResponse, name: string, schema: Schema, merged: MergedSchema): unknown {
  const { crud, request } = response;
  const { types, keywords } = merged;
  if (types.has('integer') || types.has('number')) return Math.max(0, scalarNumber(keywords.minimum ?? 0));
  if (isUri(merged)) return linkTo('self', response, true);
  const restrictions = ['minLength', 'pattern', 'enum', 'format', 'const'];
  const isFree = restrictions.every((keyword) => keywords[keyword] === undefined);
  return types.has('string') && isFree
    ? ''
    : crud.sample(schema, { name, key: `${request.operation.id} ${name}` });
}
