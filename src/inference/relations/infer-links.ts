import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import type { Resource } from '../resource.ts';

/** The names of collections whose items link those of others, with the names of those. */
export type Links = ReadonlyMap<string, string>;

/**
 * The collections below items whose own items are those of a collection elsewhere, of one word and one schema: what is
 * sent no more than an id at `/contacts/{id}/labels` puts the label of `/labels` on the contact.
 */
export function inferLinks(
  { identify, mergeSchema }: InferenceContext,
  resources: readonly Resource[],
): Links {
  const collections = resources.filter(({ isSingleton, id }) => !isSingleton && id.property !== undefined);
  return new Map(
    collections.flatMap((below) => {
      const word = lastWord(below);
      const shown = new Set(below.responseSchemas.map(identify));
      const target = collections.find(
        (each) =>
          each.nestedPaths.length === 0 &&
          below.nestedPaths.length > 0 &&
          lastWord(each) === word &&
          each.responseSchemas.some(
            (schema) =>
              shown.has(identify(schema)) ||
              below.responseSchemas.some((other) => isPartOf(mergeSchema, schema, other, each)),
          ),
      );
      return target === undefined ? [] : [[below.name, target.name] as const];
    }),
  );
}

/** Whether a schema has what another has of an item, its id and at least two properties more, and nothing else. */
function isPartOf(mergeSchema: MergeSchema, part: Schema, whole: Schema, { id }: Resource): boolean {
  const names = [...mergeSchema(part).properties.keys()];
  const { properties } = mergeSchema(whole);
  return (
    names.length > 2 && names.includes(id.property ?? 'id') && names.every((name) => properties.has(name))
  );
}

function lastWord({ name }: Resource): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
