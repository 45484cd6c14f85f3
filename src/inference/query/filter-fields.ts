import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { findName } from '../naming.ts';
import type { FieldPath } from './filter.ts';

/** What a filter may be about, and its schema. */
export interface FilterField extends FieldPath {
  readonly schema: Schema;
}

/** What the filters of a list may be about, by its rows. */
export function filterFieldsOf(mergeSchema: MergeSchema, row: MergedSchema): readonly FilterField[] {
  const attributes = row.properties.get('attributes');
  const inner = attributes === undefined ? [] : [...mergeSchema(attributes).properties];
  return [
    ...[...row.properties].map(([property, schema]) => ({ property, schema })),
    ...inner.map(([property, schema]) => ({ property, schema, within: 'attributes' })),
  ];
}

/** The first of the targets by the order of the names. */
export function findFilterField(
  targets: readonly FilterField[],
  names: readonly string[],
): FilterField | undefined {
  const found = findName(
    targets.map(({ property }) => property),
    names,
  );
  return targets.find(({ property }) => property === found);
}

/** Where a target is, without its schema. */
export function fieldPathOf({ property, within }: FilterField): FieldPath {
  return { property, ...(within !== undefined && { within }) };
}
