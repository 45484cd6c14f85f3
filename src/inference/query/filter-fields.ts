import type { Schema } from '../../openapi/document.ts';
import type { Shape, ShapeOf } from '../../schema/merged-schema.ts';
import { findName } from '../naming.ts';
import type { Target } from './filter.ts';

/** What a filter may be about, and its schema. */
export interface FilterTarget extends Target {
  readonly schema: Schema;
}

/** What the filters of a list may be about, by its rows. */
export function targetsOf(shapeOf: ShapeOf, row: Shape): readonly FilterTarget[] {
  const attributes = row.properties.get('attributes');
  const inner = attributes === undefined ? [] : [...shapeOf(attributes).properties];
  return [
    ...[...row.properties].map(([property, schema]) => ({ property, schema })),
    ...inner.map(([property, schema]) => ({ property, schema, within: 'attributes' })),
  ];
}

/** The first of the targets by the order of the names. */
export function findTarget(
  targets: readonly FilterTarget[],
  names: readonly string[],
): FilterTarget | undefined {
  const found = findName(
    targets.map(({ property }) => property),
    names,
  );
  return targets.find(({ property }) => property === found);
}

/** Where a target is, without its schema. */
export function placeOf({ property, within }: FilterTarget): Target {
  return { property, ...(within !== undefined && { within }) };
}
