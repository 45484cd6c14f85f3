import type { Resource } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import type { Direction } from '../../../schema/json-schema.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import { prefixIssue } from '../../../state/issue-list.ts';
import type { CrudContext } from '../crud-context.ts';
import type { ItemCreatingRole } from '../items/create-roles.ts';
import type { Item } from '../stored-item.ts';

/** What the imported items of a resource are validated with. */
export interface ItemIssuesOptions {
  readonly crud: CrudContext;
  readonly validators: Validators;
  readonly resource: Resource;
  /** The operations that create such items. */
  readonly createRoles: readonly ItemCreatingRole[];
}

/** What is wrong with an item in a state file, before anything is filled in. */
export type ItemIssues = (item: Item, isStored: boolean) => readonly string[];

/**
 * Validates each property by the response and request schemas that declare it, and requires those that nothing would
 * fill in: of a stored item, what responses require; of one that a person wrote, what a POST requires.
 */
export function createItemIssues(options: ItemIssuesOptions): ItemIssues {
  const { crud, validators, resource, createRoles } = options;
  const { mergeSchema } = crud;
  const { known } = crud.propertiesOf(resource);
  const { responseSchemas, requestSchemas } = resource;
  const schemas = [
    ...responseSchemas.map((schema) => ({ schema, direction: 'response' as const })),
    ...requestSchemas.map((schema) => ({ schema, direction: 'request' as const })),
  ];
  const openSchemas = requestSchemas.length > 0 ? requestSchemas : responseSchemas;

  function propertyIssues(item: Item, name: string, value: unknown): readonly string[] {
    const declared = schemas.flatMap(({ schema, direction }): [Schema, Direction][] => {
      const property = mergeSchema(schema, item).properties.get(name);
      return property === undefined ? [] : [[property, direction]];
    });
    let first: readonly string[] | undefined;
    for (const [schema, direction] of declared) {
      const issues = validators.byDiscriminator(schema, direction)(value);
      if (issues.length === 0) return [];
      first ??= issues;
    }
    const isAllowed = known.has(name) || openSchemas.some((schema) => mergeSchema(schema, item).allows(name));
    return first ?? (isAllowed ? [] : ['is not allowed by the contract']);
  }

  function missingProperties(item: Item, isStored: boolean): readonly string[] {
    const [view = {}] = responseSchemas;
    const requiring = isStored ? [view] : createRoles.map(({ sent }) => sent?.schema ?? {});
    const [first, ...others] = requiring.map((schema) => requiredIn(schema, item));
    const names = [...(first ?? [])].filter((name) => others.every((other) => other.has(name)));
    // An item that a person wrote may have its id beside it.
    return names.filter((name) => !Object.hasOwn(item, name) && (isStored || name !== resource.id.property));
  }

  /** The required properties of a schema that have no default. */
  function requiredIn(schema: Schema, item: Item): ReadonlySet<string> {
    const { required, properties } = mergeSchema(schema, item);
    const isMandatory = (name: string) => {
      const { keywords } = mergeSchema(properties.get(name) ?? {});
      return keywords.default === undefined && keywords.writeOnly !== true;
    };
    return new Set([...required].filter(isMandatory));
  }

  return (item, isStored) => [
    ...missingProperties(item, isStored).map((name) => `/${pointerToken(name)} is required`),
    ...Object.entries(item).flatMap(([name, value]) =>
      propertyIssues(item, name, value).map((issue) => prefixIssue(`/${pointerToken(name)}`, issue)),
    ),
  ];
}
