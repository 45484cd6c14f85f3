import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findProperty, plainName } from '../naming.ts';

/**
 * The properties of an item that the query of a write names, by its parameters: `site_id` of `POST /hooks?siteId=1`, and
 * `status` of `PUT /orders/{id}?newStatus=paid`.
 * @param views the schemas in which responses show the item
 */
export function queryProperties(
  mergeSchema: MergeSchema,
  { parameters }: Pick<Operation, 'parameters'>,
  views: readonly Schema[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { in: place, name } of parameters) {
    const property = place === 'query' ? propertyNamed(mergeSchema, views, name) : undefined;
    if (property !== undefined) found.set(name, property);
  }
  return found;
}

/** The property that a name means: the one of that name in any style, else without the word that says it changes. */
function propertyNamed(mergeSchema: MergeSchema, views: readonly Schema[], name: string): string | undefined {
  const expected = [name, plainName(name).replace(/^(?:new|updated)(?=.{2})/, '')];
  for (const view of views) {
    const { properties } = mergeSchema(view);
    const found = properties.has(name) ? name : findProperty(properties, expected);
    if (found !== undefined) return found;
  }
  return undefined;
}
