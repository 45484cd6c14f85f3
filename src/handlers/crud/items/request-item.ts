import type { Resource, Sent } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from './fill-defaults.ts';
import type { Item } from './stored-item.ts';

/** The item in a request: what its wrapper holds, without what only the server sets, and without files. */
export function sentItem(served: Served, resource: Resource, sent: Sent | undefined, body: unknown): Item {
  if (!isItem(body)) return {};
  const inner = sent?.wrapper === undefined ? body : body[sent.wrapper];
  if (!isItem(inner)) return {};
  const schemas = [...(sent ? [sent.schema] : []), ...resource.views];
  const isFile = (name: string) => sent !== undefined && holdsFile(served, sent.schema, name);
  return Object.fromEntries(
    Object.entries(inner).filter(([name]) => !isServers(served, schemas, name) && !isFile(name)),
  );
}

/** Whether a property of a form holds files: their bytes are no value that an item could have. */
function holdsFile({ shapeOf }: Served, schema: Schema, name: string): boolean {
  const property = shapeOf(shapeOf(schema).properties.get(name) ?? {});
  const { keywords } = property.items === undefined ? property : shapeOf(property.items);
  return keywords.format === 'binary' || isBytes(keywords.contentMediaType);
}

/** 3.1 says by a media type, and no encoding, that a text is bytes. */
function isBytes(mediaType: unknown): boolean {
  return typeof mediaType === 'string' && !/^text\/|json/i.test(mediaType);
}

/** Whether a property is marked as one that only the server sets. */
function isServers({ shapeOf }: Served, schemas: readonly Schema[], name: string): boolean {
  return schemas.some((schema) => {
    const property = shapeOf(schema).properties.get(name);
    return property !== undefined && shapeOf(property).keywords.readOnly === true;
  });
}

/** Adds the defaults of what was left out; objects that were left out stay so. */
export function withDefaults(served: Served, schema: Schema, item: Item): Item {
  const { properties } = served.shapeOf(schema, item);
  const full = new Map(Object.entries(item));
  for (const [name, property] of properties) {
    const { keywords } = served.shapeOf(property);
    if (full.has(name)) full.set(name, defaultsWithin(served, property, full.get(name)));
    else if (keywords.default !== undefined && keywords.readOnly !== true) full.set(name, keywords.default);
  }
  return Object.fromEntries(full);
}

function defaultsWithin(served: Served, schema: Schema, value: unknown): unknown {
  if (isItem(value)) return withDefaults(served, schema, value);
  const { items } = served.shapeOf(schema, value);
  if (!Array.isArray(value) || items === undefined) return value;
  return value.map((each) => defaultsWithin(served, items, each));
}
