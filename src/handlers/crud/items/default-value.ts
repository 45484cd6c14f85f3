import { plainName } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Shape } from '../../../schema/merged-schema.ts';
import type { Served } from '../crud-context.ts';

/** What is known of a property that has no value yet. */
export interface Vacancy {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  /** Whether only the server can give it: no request has such a property. */
  readonly isServers: boolean;
  /** With which a made-up value is always the same. */
  readonly key: string;
}

/**
 * The value that the server gives a property: its default; the first value of an enum; `null`, `[]`, 0 for a count
 * and `false` as far as the contract allows them; else a made-up one. Absent for what may as well be left out.
 */
export function initialValue(served: Served, vacancy: Vacancy): unknown {
  const { name, schema, isRequired, isServers } = vacancy;
  const shape = served.shapeOf(schema);
  const { keywords } = shape;
  if (keywords.default !== undefined) return keywords.default;
  if (!isRequired && !isServers) return undefined;
  if (keywords.const !== undefined) return keywords.const;
  const values: readonly unknown[] = Array.isArray(keywords.enum) ? keywords.enum : [];
  if (values.length > 0) return values.find((value) => value !== null) ?? null;
  if (shape.types.has('boolean')) return isConfirmation(name);
  if (isCount(name, shape)) return 0;
  if (!isRequired) return undefined;
  return shape.isNullable ? null : requiredValue(served, vacancy, shape);
}

function requiredValue(served: Served, { name, schema, key }: Vacancy, shape: Shape): unknown {
  const { minItems = 0, minProperties = 0 } = shape.keywords;
  if (shape.types.has('array') && minItems === 0) return [];
  const isPlainObject = shape.types.has('object') && shape.types.size === 1 && shape.variants.length === 0;
  if (isPlainObject && minProperties === 0) return {};
  return served.sample(schema, { name, key: `${key}/${name}` });
}

/** Whether a flag says that all went well, as that of `{"success": true}` does. */
function isConfirmation(name: string): boolean {
  return /^(success|successful|succeeded|ok|acknowledged)$/.test(plainName(name));
}

/** Whether a number counts or sums up what an item has; a new one has nothing. */
function isCount(name: string, { types, keywords }: Shape): boolean {
  const isNumber = types.has('integer') || types.has('number');
  const { minimum = 0, exclusiveMinimum = -1 } = keywords;
  const allowsZero = Number(minimum) <= 0 && (exclusiveMinimum === false || Number(exclusiveMinimum) < 0);
  return isNumber && allowsZero && /(count|counts|balance)$/i.test(name);
}
