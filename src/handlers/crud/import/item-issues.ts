import type { Schema } from '../../../openapi/document.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import { prefixIssue } from '../../../state/issue-list.ts';
import type { ItemCreatingRole } from '../items/create-roles.ts';
import type { Item } from '../stored-item.ts';
import { createPropertyIssues, type PropertyIssuesOptions } from './property-issues.ts';

/** What the imported items of a resource are validated with. */
export interface ItemIssuesOptions extends PropertyIssuesOptions {
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
  const { crud, resource, createRoles } = options;
  const { mergeSchema } = crud;
  const { known } = crud.propertiesOf(resource);
  const { responseSchemas, requestSchemas } = resource;
  const propertyIssues = createPropertyIssues(options);
  const parentNames = new Set(
    resource.nestedPaths.flatMap(({ parameters }) => parameters.map(({ property }) => property)),
  );
  const openSchemas = requestSchemas.length > 0 ? requestSchemas : responseSchemas;

  function issuesOf(item: Item, name: string, isStored: boolean): readonly string[] {
    const isAllowed = known.has(name) || openSchemas.some((schema) => mergeSchema(schema, item).allows(name));
    if (!isAllowed) return ['is not allowed by the contract'];
    return isStored ? propertyIssues.ofStoredProperty(item, name) : propertyIssues.ofProperty(item, name);
  }

  function missingProperties(item: Item, isStored: boolean): readonly string[] {
    const [view = {}] = responseSchemas;
    const requiring = isStored ? [view] : createRoles.map(({ sent }) => sent?.schema ?? {});
    const [first, ...others] = requiring.map((schema) => requiredIn(schema, item));
    const names = [...(first ?? [])].filter((name) => others.every((other) => other.has(name)));
    // A stored item may leave its parent to its path; one that a person wrote may have its id beside it.
    const isElsewhere = (name: string) => (isStored ? parentNames.has(name) : name === resource.id.property);
    return names.filter((name) => !Object.hasOwn(item, name) && !isElsewhere(name));
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
    ...Object.keys(item).flatMap((name) =>
      issuesOf(item, name, isStored).map((issue) => prefixIssue(`/${pointerToken(name)}`, issue)),
    ),
  ];
}
