import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, isOpaque, type MergeSchema } from '../../schema/merged-schema.ts';
import type { BodyPath } from '../body-path.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import type { FindGroup, PropertyGroup } from '../wrapper/property-group.ts';
import { wrapperNames } from '../wrapper/wrapper-names.ts';
import type { EventSubject } from './event-trigger.ts';

/** What the search for items in the bodies of events works with. */
export interface EventFormTools {
  readonly mergeSchema: MergeSchema;
  readonly identify: (schema: Schema) => Schema;
  readonly findGroup: FindGroup;
}

/** One form that the body of an event can have, and the names of the events that it is for. */
export interface EventForm {
  readonly schema: Schema;
  /** The property that names the event, such as `type`; absent where none does. */
  readonly nameProperty?: string;
  /** The names that it can have; none where any text will do. */
  readonly names: readonly string[];
}

/** Where a body shows an item. */
export interface ShownItem {
  readonly path: BodyPath;
  readonly schema: Schema;
  readonly group?: PropertyGroup;
  /** Whether its schema is known as that of the subject's items, and not only likely. */
  readonly isKnown: boolean;
}

/** Properties that name the event that a body is about, plain, the likeliest first. */
const nameProperties: readonly string[] = [
  'event',
  'eventtype',
  'eventname',
  'type',
  'topic',
  'action',
  'name',
  'eventkey',
  'kind',
  'trigger',
  'hook',
];

/** The forms of a body: one for each alternative of a choice. */
export function eventFormsOf(mergeSchema: MergeSchema, schema: Schema): readonly EventForm[] {
  const { variants } = mergeSchema(schema);
  if (variants.length === 0) return [formOf(mergeSchema, schema)];
  return variants.map((variant) => {
    const form = formOf(mergeSchema, variant.schema);
    if (variant.tag === undefined || form.names.length > 0) return form;
    return { schema: variant.schema, nameProperty: variant.tag.property, names: variant.tag.values };
  });
}

function formOf(mergeSchema: MergeSchema, schema: Schema): EventForm {
  const { properties } = mergeSchema(schema);
  const texts = [...properties].flatMap(([name, property]) => {
    const { types, keywords } = mergeSchema(property);
    const rank = nameProperties.indexOf(plainName(name));
    const values = [keywords.const ?? keywords.enum].flat().filter((value) => typeof value === 'string');
    const isText = types.has('string') || (types.size === 0 && values.length > 0);
    return rank < 0 || !isText ? [] : [{ name, rank, names: values }];
  });
  // A property with names to choose from says more than one that takes any text.
  const [best] = texts.sort(
    (a, b) => Number(b.names.length > 0) - Number(a.names.length > 0) || a.rank - b.rank,
  );
  return { schema, names: best?.names ?? [], ...(best && { nameProperty: best.name }) };
}

/** Where a body shows an item of a subject; `undefined` where it shows none. */
export function shownItemIn(
  tools: EventFormTools,
  schema: Schema,
  { segments, schemas }: EventSubject,
): ShownItem | undefined {
  const segment = segments.at(-1) ?? '';
  const evidence = knownItems(tools, schemas, segment);
  const parts = partsOf(tools, schema);
  const known = parts.find((part) => evidence.isItem(part.schema));
  if (known !== undefined) return { ...known, isKnown: true };
  const alike = parts.filter((part) => isAlike(tools, part, evidence.properties));
  const names = [...singularsOf(segment), ...wrapperNames, 'object', 'attributes'];
  const isNamed = ({ path }: Part) => findName(names, [String(path.at(-1))]) !== undefined;
  const likely =
    alike.find(({ path }) => path.length === 0) ??
    alike.find(isNamed) ??
    parts.find((part) => isNamed(part) && isOpaque(tools.mergeSchema(part.schema))) ??
    alike[0];
  return likely && { ...likely, isKnown: false };
}

/** Finds the subject whose items a body shows for certain, by their schemas; `undefined` where it shows none. */
export type FindShownSubject = (schema: Schema) => EventSubject | undefined;

/** Creates that search. The schemas of all subjects are looked at once: large contracts have hundreds of both. */
export function createFindShownSubject(
  tools: EventFormTools,
  subjects: readonly EventSubject[],
): FindShownSubject {
  const subjectOf = new Map<Schema, EventSubject>();
  for (const subject of subjects) {
    for (const schema of subject.schemas) {
      const identity = tools.identify(schema);
      if (!subjectOf.has(identity)) subjectOf.set(identity, subject);
    }
  }
  return (schema) => {
    for (const part of partsOf(tools, schema)) {
      const found = subjectOf.get(tools.identify(part.group?.schema ?? part.schema));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** An object in a body. */
type Part = Omit<ShownItem, 'isKnown'>;

/** How deep in a body an item is looked for, and how many objects in it. */
const [maxDepth, maxParts] = [3, 100];

/** The objects in a body, those in arrays too, the nearest first. */
function partsOf({ mergeSchema, findGroup }: EventFormTools, body: Schema): readonly Part[] {
  const parts: Part[] = [];
  let level: readonly { readonly path: BodyPath; readonly schema: Schema }[] = [{ path: [], schema: body }];
  for (let depth = 0; depth <= maxDepth && parts.length < maxParts; depth += 1) {
    level = level.flatMap(({ path, schema }) => {
      const merged = mergeSchema(schema);
      if (merged.items !== undefined) return [{ path: [...path, 0] as BodyPath, schema: merged.items }];
      if (!isObjectSchema(merged) && !isOpaque(merged)) return [];
      const group = findGroup(schema);
      parts.push({ path, schema: group?.flat ?? schema, ...(group && { group: group.group }) });
      return [...merged.properties].map(([name, member]) => ({ path: [...path, name], schema: member }));
    });
  }
  return parts;
}

/** Whether most of what an object has are properties of items. */
function isAlike(
  { mergeSchema }: EventFormTools,
  { schema }: Part,
  properties: ReadonlySet<string>,
): boolean {
  const own = [...mergeSchema(schema).properties.keys()];
  return own.filter((name) => properties.has(name)).length * 2 > own.length;
}
