import type { Operation } from '../operations.ts';
import type { Shape, ShapeOf } from '../shape.ts';
import { type PageParameters, pageParametersOf } from './page-parameters.ts';
import { type SortParameters, sortParametersOf } from './sort-parameters.ts';
import { findName } from './words.ts';

/** A query parameter that asks for the rows in which a property has its value. */
export interface Filter {
  readonly name: string;
  readonly property: string;
  /** The property of a row in which that property is, as the `attributes` of JSON:API; absent for one of its own. */
  readonly within?: string;
}

export interface ListParameters {
  readonly page: PageParameters;
  readonly filters: readonly Filter[];
  readonly sort: SortParameters;
}

/** What the query parameters of a list mean, in the terms of its rows. */
export function listParametersOf(shapeOf: ShapeOf, operation: Operation, row: Shape): ListParameters {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const page = pageParametersOf(shapeOf, query);
  const sort = sortParametersOf(shapeOf, query, row);
  const taken = new Set([...Object.values(page), ...Object.values(sort)].map(({ name }) => name));
  const filters = query.flatMap(({ name }) => (taken.has(name) ? [] : filterOf(shapeOf, name, row)));
  return { page, filters, sort };
}

/** `status` and `filter[status]` ask for the rows of a status. */
function filterOf(shapeOf: ShapeOf, name: string, row: Shape): readonly Filter[] {
  const [, asked = name] = /^filters?\[([^[\]]+)\]$/.exec(name) ?? [];
  const property = findName(row.properties.keys(), [asked]);
  if (property !== undefined) return [{ name, property }];
  const attributes = row.properties.get('attributes');
  const inner = attributes && findName(shapeOf(attributes).properties.keys(), [asked]);
  return inner === undefined ? [] : [{ name, property: inner, within: 'attributes' }];
}
