import type { Resource } from '../../inference/resource.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { Row } from '../../storage/store.ts';
import { createStoredItemCheck } from './import/stored-item-issues.ts';

/** Makes up a valid value, the same for the same key; `undefined` when it finds none. */
export type Sample = (schema: Schema, about: { readonly name: string; readonly key: string }) => unknown;

/** The properties that the schemas of a resource name. */
export interface Properties {
  /** Those that requests have. */
  readonly sendable: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** What every inferred handler works with. */
export interface CrudContext {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly propertiesOf: (resource: Resource) => Properties;
  readonly mergeSchema: MergeSchema;
  readonly sample: Sample;
  /** Why an item cannot be shown, as far as it cannot. */
  readonly issueOf: (resource: Resource, row: Row) => string | undefined;
}

/** Prepares what the inferred handlers of a contract share. */
export function createCrudContext(
  mergeSchema: MergeSchema,
  resources: readonly Resource[],
  sample: Sample,
  validators: Validators,
): CrudContext {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const crud: CrudContext = {
    resources: byName,
    propertiesOf: createPropertiesOf(mergeSchema),
    mergeSchema,
    sample,
    issueOf: (resource, row) => createStoredItemCheck(crud, validators, resource)(row),
  };
  return crud;
}

/** Tells the properties of resources; those of each are gathered once. */
function createPropertiesOf(mergeSchema: MergeSchema): CrudContext['propertiesOf'] {
  const made = new WeakMap<Resource, Properties>();
  return (resource) => {
    const known = made.get(resource);
    if (known !== undefined) return known;
    const namesOf = (schema: Schema) => [...mergeSchema(schema).properties.keys()];
    const sendable = new Set(resource.requestSchemas.flatMap(namesOf));
    const properties = {
      sendable,
      known: new Set([...resource.responseSchemas.flatMap(namesOf), ...sendable]),
    };
    made.set(resource, properties);
    return properties;
  };
}
