import type { Resource } from '../../inference/resource.ts';
import type { OpenApiDocument, Schema } from '../../openapi/document.ts';
import { createShapes, type ShapeOf } from '../../schema/merged-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { Row } from '../../storage/store.ts';
import { createFaultOf } from './import/stored-item-issues.ts';

/** Makes up a valid value, the same for the same key; `undefined` when it finds none. */
export type Sample = (schema: Schema, about: { readonly name: string; readonly key: string }) => unknown;

/** The properties that the schemas of a resource name. */
export interface Properties {
  /** Those that requests have. */
  readonly sendable: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** What every inferred handler works with. */
export interface Served {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly propertiesOf: (resource: Resource) => Properties;
  readonly shapeOf: ShapeOf;
  readonly sample: Sample;
  /** Why an item cannot be shown, as far as it cannot. */
  readonly faultOf: (resource: Resource, row: Row) => string | undefined;
}

/** Prepares what the inferred handlers of a contract share. */
export function createServed(
  document: OpenApiDocument,
  resources: readonly Resource[],
  sample: Sample,
  validators: Validators,
): Served {
  const shapeOf = createShapes(document);
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const served: Served = {
    resources: byName,
    propertiesOf: createPropertiesOf(shapeOf),
    shapeOf,
    sample,
    faultOf: (resource, row) => createFaultOf(served, validators, resource)(row),
  };
  return served;
}

/** Tells the properties of resources; those of each are gathered once. */
function createPropertiesOf(shapeOf: ShapeOf): Served['propertiesOf'] {
  const made = new WeakMap<Resource, Properties>();
  return (resource) => {
    const known = made.get(resource);
    if (known !== undefined) return known;
    const namesOf = (schema: Schema) => [...shapeOf(schema).properties.keys()];
    const sendable = new Set(resource.requests.flatMap(namesOf));
    const properties = { sendable, known: new Set([...resource.views.flatMap(namesOf), ...sendable]) };
    made.set(resource, properties);
    return properties;
  };
}
