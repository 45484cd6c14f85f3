import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Direction } from '../../../schema/json-schema.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';

/** A schema that a value may have come by: a request's, or that of a response. */
interface Source {
  readonly schema: Schema;
  readonly direction: Direction;
}

export interface PropertyIssuesOptions {
  readonly crud: CrudContext;
  readonly validators: Validators;
  readonly resource: Resource;
}

/** What the contract has against the values of items: a row holds what was sent and what responses show of it. */
export interface PropertyIssues {
  /** Why a property matches none of the schemas that declare it; none where one does, or where none declares it. */
  ofProperty(item: Item, name: string): readonly string[];
  /**
   * The same for a stored property, which may be in part what one request sent and in part what another did: its members
   * and elements may each match another schema.
   */
  ofStoredProperty(item: Item, name: string): readonly string[];
}

/** Creates the validation of properties by every response and request schema of their resource. */
export function createPropertyIssues({ crud, validators, resource }: PropertyIssuesOptions): PropertyIssues {
  const { mergeSchema } = crud;
  const sources: readonly Source[] = [
    ...resource.responseSchemas.map((schema) => ({ schema, direction: 'response' as const })),
    ...resource.requestSchemas.map((schema) => ({ schema, direction: 'request' as const })),
  ];
  const issuesIn = ({ schema, direction }: Source, value: unknown) =>
    validators.byDiscriminator(schema, direction)(value);

  function ofProperty(item: Item, name: string): readonly string[] {
    let first: readonly string[] | undefined;
    for (const source of membersOf(sources, item, name)) {
      const issues = issuesIn(source, item[name]);
      if (issues.length === 0) return [];
      first ??= issues;
    }
    return first ?? [];
  }

  /** The schemas of a member of an object, of all that declare it. */
  function membersOf(of: readonly Source[], value: Item, name: string): readonly Source[] {
    return of.flatMap(({ schema, direction }) => {
      const { properties, additional } = mergeSchema(schema, value);
      const member = properties.get(name) ?? additional;
      return member === undefined ? [] : [{ schema: member, direction }];
    });
  }

  function elementsOf(of: readonly Source[]): readonly Source[] {
    return of.flatMap(({ schema, direction }) => {
      const { items } = mergeSchema(schema);
      return items === undefined ? [] : [{ schema: items, direction }];
    });
  }

  /** Whether a value, or each part of it, matches some schema; requests ignore what is read-only, whatever it is. */
  function matches(of: readonly Source[], value: unknown): boolean {
    if (of.length === 0 || of.some((source) => issuesIn(source, value).length === 0)) return true;
    if (of.some(({ schema }) => mergeSchema(schema).keywords.readOnly === true)) return true;
    const hasType = (type: string) => of.some(({ schema }) => mergeSchema(schema).types.has(type));
    if (Array.isArray(value)) return hasType('array') && value.every((each) => matches(elementsOf(of), each));
    if (!isObject(value) || !hasType('object')) return false;
    return Object.entries(value).every(([name, part]) => matches(membersOf(of, value, name), part));
  }

  return {
    ofProperty,
    ofStoredProperty: (item, name) =>
      matches(membersOf(sources, item, name), item[name]) ? [] : ofProperty(item, name),
  };
}
