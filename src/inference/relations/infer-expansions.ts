import type { Schema } from '../../openapi/document.ts';
import { isSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, isSameName, singularsOf } from '../naming.ts';
import type { NestedPath, Resource } from '../resource.ts';
import { idNamesOf } from './infer-relations.ts';

/** A property of an item that can show items of another collection whole. */
export interface Expansion {
  readonly property: string;
  /** The schema of the property. */
  readonly schema: Schema;
  /** The name of the collection that they are in. */
  readonly resource: string;
  /** The property that has their ids: the same one, or `authorId` for `author`. */
  readonly idsIn?: string;
  /** The path of the items below this one, where they are found by it and not by ids: the comments of a post. */
  readonly below?: NestedPath;
  /** The property in which those items have the id of this one, such as `postId`. */
  readonly backBy?: string;
}

/** Infers which properties of a resource's items show items of other collections, by schema, else by name. */
export function inferExpansions(
  { mergeSchema, identify }: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  resource: Resource,
  resources: readonly Resource[],
): readonly Expansion[] {
  const properties = new Map(
    resource.responseSchemas.toReversed().flatMap((view) => [...mergeSchema(view).properties]),
  );
  return [...properties].flatMap(([property, schema]) => {
    const target = targetOf(property, schema);
    if (target === undefined || target.isSingleton) return [];
    const others = [...properties.keys()].filter((name) => name !== property);
    const idsIn = findName(others, idNamesOf(property).slice(1));
    const isList = mergeSchema(schema).types.has('array');
    const base = { property, schema, resource: target.name };
    const reverse = isList && idsIn === undefined ? reverseOf(target) : {};
    return [{ ...base, ...reverse, ...(idsIn !== undefined && { idsIn }) }];
  });

  function targetOf(property: string, schema: Schema): Resource | undefined {
    const shown = alternativesOf(schema);
    const identities = new Set(shown.map((each) => identify(each)));
    const bySchema = resources.filter(({ responseSchemas }) =>
      responseSchemas.some((each) => identities.has(identify(each))),
    );
    const isNamed = (each: Resource) => isNamedAs(each, property);
    // Collections whose schemas are written out may be alike by accident: the name decides between cats and dogs.
    const isSure = bySchema.length === 1 || shown.every((each) => each.properties === undefined);
    const ofSchema = bySchema.find(isNamed) ?? (isSure ? bySchema[0] : undefined);
    if (ofSchema !== undefined) return ofSchema;
    const isObject = shown.some((each) => mergeSchema(each).types.has('object'));
    return isObject ? resources.find(isNamed) : undefined;
  }

  /** The schemas that a value, or an element of a list, may have. */
  function alternativesOf(schema: Schema): readonly Schema[] {
    const { items } = mergeSchema(schema);
    if (items !== undefined) return alternativesOf(items);
    const lists = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
    return [schema, ...lists.filter(isSchema)];
  }

  /** How items below this one are found: by their path, or by a property with its id. */
  function reverseOf(target: Resource): Pick<Expansion, 'below' | 'backBy'> {
    const below = target.nestedPaths.find(
      ({ parent, parameters }) => parent?.resource === resource.name && parameters.length === 1,
    );
    if (below !== undefined) return { below };
    const names = target.responseSchemas.flatMap((view) => [...mergeSchema(view).properties.keys()]);
    const backBy = findName(
      names,
      singularsOf(lastWord(resource)).map((word) => `${word}id`),
    );
    return backBy === undefined ? {} : { backBy };
  }
}

function isNamedAs(resource: Resource, property: string): boolean {
  const words = [lastWord(resource), ...singularsOf(lastWord(resource))];
  return words.some((word) => isSameName(word, property));
}

function lastWord({ name }: Resource): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
