import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { findName } from '../naming.ts';
import type { FieldPath } from './filter.ts';

/** A field that a filter may be about, and its schema. */
export interface FilterField extends FieldPath {
  readonly schema: Schema;
}

/** The fields that the filters of a list may be about. */
export function filterFieldsOf(mergeSchema: MergeSchema, row: MergedSchema): readonly FilterField[] {
  const attributes = row.properties.get('attributes');
  const inner = attributes === undefined ? [] : [...mergeSchema(attributes).properties];
  return [
    ...[...row.properties].map(([property, schema]) => ({ property, schema })),
    ...inner.map(([property, schema]) => ({ property, schema, within: 'attributes' })),
  ];
}

/** The field with the first of the names. */
export function findFilterField(
  fields: readonly FilterField[],
  names: readonly string[],
): FilterField | undefined {
  const found = findName(
    fields.map(({ property }) => property),
    names,
  );
  return fields.find(({ property }) => property === found);
}

/** The path of a field, without its schema. */
export function fieldPathOf({ property, within }: FilterField): FieldPath {
  return { property, ...(within !== undefined && { within }) };
}
