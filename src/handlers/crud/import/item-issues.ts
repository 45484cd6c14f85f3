import type { Resource } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import type { Direction } from '../../../schema/json-schema.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import { prefixIssue } from '../../../state/issue-list.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CreateRole_ } from '../items/create-roles.ts';
import type { Item } from '../items/stored-item.ts';

/** What the items of a resource are judged by. */
export interface ItemIssuesOptions {
  readonly crud: CrudContext;
  readonly validators: Validators;
  readonly resource: Resource;
  /** The operations that make such items. */
  readonly createRoles: readonly CreateRole_[];
}

/** Tells what is wrong with an item as it is written, before anything is filled in. */
export type ItemIssues = (item: Item, isStored: boolean) => readonly string[];

/**
 * Judges each property by the schemas that show it or send it, and sees to it that none is missing which nobody would
 * fill in: in an item that was stored, what answers require; in one that is written by hand, what a create does.
 */
export function createItemIssues({ crud, validators, resource, createRoles }: ItemIssuesOptions): ItemIssues {
  const { mergeSchema } = crud;
  const { known } = crud.propertiesOf(resource);
  const ways = [
    ...resource.responseSchemas.map((schema) => ({ schema, direction: 'response' as const })),
    ...resource.requestSchemas.map((schema) => ({ schema, direction: 'request' as const })),
  ];
  const asked = resource.requestSchemas.length > 0 ? resource.requestSchemas : resource.responseSchemas;

  function valueIssues(item: Item, name: string, value: unknown): readonly string[] {
    const declared = ways.flatMap(({ schema, direction }): [Schema, Direction][] => {
      const property = mergeSchema(schema, item).properties.get(name);
      return property === undefined ? [] : [[property, direction]];
    });
    let first: readonly string[] | undefined;
    for (const [schema, direction] of declared) {
      const issues = validators.byDiscriminator(schema, direction)(value);
      if (issues.length === 0) return [];
      first ??= issues;
    }
    const isKnown = known.has(name) || asked.some((schema) => mergeSchema(schema, item).allows(name));
    return first ?? (isKnown ? [] : ['is not allowed by the contract']);
  }

  function missing(item: Item, isStored: boolean): readonly string[] {
    const [view = {}] = resource.responseSchemas;
    const asking = isStored ? [view] : createRoles.map(({ sent }) => sent?.schema ?? {});
    const [first, ...others] = asking.map((schema) => requiredIn(schema, item));
    const names = [...(first ?? [])].filter((name) => others.every((other) => other.has(name)));
    // Of an item that is written by hand, the id may stand beside it.
    return names.filter((name) => !Object.hasOwn(item, name) && (isStored || name !== resource.id.property));
  }

  /** What of a schema an item must have, since nothing says what it is without. */
  function requiredIn(schema: Schema, item: Item): ReadonlySet<string> {
    const { required, properties } = mergeSchema(schema, item);
    const isOwed = (name: string) => {
      const { keywords } = mergeSchema(properties.get(name) ?? {});
      return keywords.default === undefined && keywords.writeOnly !== true;
    };
    return new Set([...required].filter(isOwed));
  }

  return (item, isStored) => [
    ...missing(item, isStored).map((name) => `/${pointerToken(name)} is required`),
    ...Object.entries(item).flatMap(([name, value]) =>
      valueIssues(item, name, value).map((issue) => prefixIssue(`/${pointerToken(name)}`, issue)),
    ),
  ];
}
