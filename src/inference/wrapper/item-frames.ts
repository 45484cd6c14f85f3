import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { plainName, singularsOf } from '../naming.ts';
import { hasId } from './item-evidence.ts';

/** The views of an item in responses, apart from those that show the item in one of their properties. */
export interface FramedViews {
  /** The views of the item itself, and what the others show beside it. */
  readonly views: readonly Schema[];
  /** The property in which a view shows the item: `Post` of `{Post, votes}`. */
  readonly frameOf: (schema: Schema) => string | undefined;
}

type Schemas = Pick<InferenceContext, 'mergeSchema' | 'identify'>;

/**
 * Finds the views of an item that show it whole in a property, beside what is reckoned of it: `{Post, votes}` in a list
 * where a create responds with the `Post`. Such a view has no id of its own. Where all views are such, the item is what is
 * called like one of the collection, `{club, memberCount}` of `/clubs`, unless a client sends it so.
 * @param requests the schemas of what is sent for an item
 */
export function separateFrames(
  context: Schemas,
  declared: readonly Schema[],
  segment: string,
  requests: readonly Schema[],
): FramedViews {
  const { mergeSchema, identify } = context;
  const views = [...itemsByName(context, declared, segment, requests), ...declared];
  const whole = views.filter((view) => hasId(mergeSchema, view));
  const identities = new Set(whole.map(identify));
  const names = new Set(whole.map(namesOf));
  const frames = new Map<Schema, string>();
  for (const view of whole.length === views.length ? [] : views) {
    const name = whole.includes(view) ? undefined : itemIn(view);
    if (name !== undefined) frames.set(identify(view), name);
  }
  if (frames.size === 0) return { views, frameOf: () => undefined };
  const frameOf = (schema: Schema) => frames.get(identify(schema));
  const isFrame = (view: Schema) => frameOf(view) !== undefined;
  const beside = views.filter(isFrame).flatMap((view) => withoutItem(view, frameOf(view)));
  return { views: [...views.filter((view) => !isFrame(view)), ...beside], frameOf };

  /** The names of all properties, by which copies of a schema are recognised that are written out in their places. */
  function namesOf(schema: Schema): string {
    return [...mergeSchema(schema).properties.keys()].sort().join(' ');
  }

  function itemIn(view: Schema): string | undefined {
    const members = [...mergeSchema(view).properties].filter(
      ([, member]) =>
        identities.has(identify(member)) ||
        (isObjectSchema(mergeSchema(member)) && hasId(mergeSchema, member) && names.has(namesOf(member))),
    );
    const [[only] = [], ...others] = members;
    const named = members.find(([name]) => singularsOf(segment).includes(name.toLowerCase()));
    return others.length === 0 ? only : named?.[0];
  }

  function withoutItem(view: Schema, item: string | undefined): readonly Schema[] {
    const { properties, required } = mergeSchema(view);
    const rest = [...properties].filter(([name]) => name !== item);
    if (rest.length === 0) return [];
    const isRequired = ([name]: [string, Schema]) => required.has(name);
    return [
      {
        type: 'object',
        properties: Object.fromEntries(rest),
        required: rest.filter(isRequired).map(([name]) => name),
      },
    ];
  }
}

/** The items in views that all show theirs by its name, but for those that hold another view. */
function itemsByName(
  { mergeSchema, identify }: Schemas,
  declared: readonly Schema[],
  segment: string,
  requests: readonly Schema[],
): readonly Schema[] {
  const words = singularsOf(segment);
  const isNamed = (name: string) => words.includes(plainName(name));
  // Few views have a member that is called like the item: the others need no further look.
  if (!declared.some((view) => [...mergeSchema(view).properties.keys()].some(isNamed))) return [];
  const known = new Set(declared.map(identify));
  const isEnvelope = (view: Schema) =>
    [...mergeSchema(view).properties.values()].some((member) => known.has(identify(member)));
  const apart = declared.filter((view) => !isEnvelope(view));
  if (apart.some((view) => hasId(mergeSchema, view))) return [];
  const isSent = (name: string) => requests.some((request) => mergeSchema(request).properties.has(name));
  const items = apart.flatMap((view) => {
    const named = [...mergeSchema(view).properties].filter(([name]) => isNamed(name));
    return named.filter(([name, item]) => !isSent(name) && hasId(mergeSchema, item)).map(([, item]) => item);
  });
  return items.length === apart.length
    ? [...new Map(items.map((item) => [identify(item), item])).values()]
    : [];
}
