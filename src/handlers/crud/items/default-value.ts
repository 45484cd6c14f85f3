import { plainName } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';

/** What is known of a property that has no value yet. */
export interface MissingProperty {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  /** Whether only the server can give it: no request has such a property. */
  readonly isServerGiven: boolean;
  /** With which a made-up value is always the same. */
  readonly key: string;
}

/**
 * The value that the server gives a property: its default; the first value of an enum; `null`, `[]`, 0 for a count
 * and `false` as far as the contract allows them; else a made-up one. Absent for what may as well be left out.
 */
export function defaultValue(crud: CrudContext, vacancy: MissingProperty): unknown {
  const { name, schema, isRequired, isServerGiven } = vacancy;
  const envelope = crud.mergeSchema(schema);
  const { keywords } = envelope;
  if (keywords.default !== undefined) return keywords.default;
  if (!isRequired && !isServerGiven) return undefined;
  if (keywords.const !== undefined) return keywords.const;
  const values: readonly unknown[] = Array.isArray(keywords.enum) ? keywords.enum : [];
  if (values.length > 0) return values.find((value) => value !== null) ?? null;
  if (envelope.types.has('boolean')) return isConfirmation(name);
  if (isCount(name, envelope)) return 0;
  if (!isRequired) return undefined;
  return envelope.isNullable ? null : requiredValue(crud, vacancy, envelope);
}

function requiredValue(
  crud: CrudContext,
  { name, schema, key }: MissingProperty,
  envelope: MergedSchema,
): unknown {
  const { minItems = 0, minProperties = 0 } = envelope.keywords;
  if (envelope.types.has('array') && minItems === 0) return [];
  const isPlainObject =
    envelope.types.has('object') && envelope.types.size === 1 && envelope.variants.length === 0;
  if (isPlainObject && minProperties === 0) return {};
  return crud.sample(schema, { name, key: `${key}/${name}` });
}

/** Whether a flag says that all went well, as that of `{"success": true}` does. */
function isConfirmation(name: string): boolean {
  return /^(success|successful|succeeded|ok|acknowledged)$/.test(plainName(name));
}

/** Whether a number counts or sums up what an item has; a new one has nothing. */
function isCount(name: string, { types, keywords }: MergedSchema): boolean {
  const isNumber = types.has('integer') || types.has('number');
  const { minimum = 0, exclusiveMinimum = -1 } = keywords;
  const allowsZero = Number(minimum) <= 0 && (exclusiveMinimum === false || Number(exclusiveMinimum) < 0);
  return isNumber && allowsZero && /(count|counts|balance)$/i.test(name);
}
