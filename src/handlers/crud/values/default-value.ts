import { plainName } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';

/** A property that an item lacks. */
export interface MissingProperty {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  /** Whether only the server sets it: no request can. */
  readonly isServerSet: boolean;
  /** The seed of a generated value: it is the same for the same key. */
  readonly key: string;
}

/**
 * The value that the server sets a property to: its default; its constant or the first value of its enum; `false`, 0 for
 * a count, `null`, `[]` or `{}` where the contract allows it; else a generated one. `undefined` for a property that may
 * be left out.
 */
export function defaultValue(crud: CrudContext, property: MissingProperty): unknown {
  const { name, schema, isRequired, isServerSet } = property;
  const merged = crud.mergeSchema(schema);
  const { keywords } = merged;
  if (keywords.default !== undefined) return keywords.default;
  if (!isRequired && !isServerSet) return undefined;
  if (keywords.const !== undefined) return keywords.const;
  const values: readonly unknown[] = Array.isArray(keywords.enum) ? keywords.enum : [];
  if (values.length > 0) return values.find((value) => value !== null) ?? null;
  if (merged.types.has('boolean')) return isConfirmation(name);
  if (isCount(name, merged)) return 0;
  if (!isRequired) return undefined;
  return merged.isNullable ? null : requiredValue(crud, property, merged);
}

function requiredValue(
  crud: CrudContext,
  { name, schema, key }: MissingProperty,
  merged: MergedSchema,
): unknown {
  const { minItems = 0, minProperties = 0 } = merged.keywords;
  if (merged.types.has('array') && minItems === 0) return [];
  const isPlainObject = merged.types.has('object') && merged.types.size === 1 && merged.variants.length === 0;
  if (isPlainObject && minProperties === 0) return {};
  return crud.sample(schema, { name, key: `${key}/${name}` });
}

/** Whether a flag confirms success, as in `{"success": true}`. */
function isConfirmation(name: string): boolean {
  return /^(success|successful|succeeded|ok|acknowledged)$/.test(plainName(name));
}

/** Whether a number is a count or a balance, which is 0 for a new item. */
function isCount(name: string, { types, keywords }: MergedSchema): boolean {
  const isNumber = types.has('integer') || types.has('number');
  const { minimum = 0, exclusiveMinimum = -1 } = keywords;
  const allowsZero = Number(minimum) <= 0 && (exclusiveMinimum === false || Number(exclusiveMinimum) < 0);
  return isNumber && allowsZero && /(count|counts|balance)$/i.test(name);
}
