import type { RequestPayload, Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from './stored-item.ts';

/** The item in a request: what its wrapper holds, without what only the server sets, and without files. */
export function sentItem(
  crud: CrudContext,
  resource: Resource,
  sent: RequestPayload | undefined,
  body: unknown,
): Item {
  if (!isObject(body)) return {};
  const inner = sent?.envelopeKey === undefined ? body : body[sent.envelopeKey];
  if (!isObject(inner)) return {};
  const schemas = [...(sent ? [sent.schema] : []), ...resource.responseSchemas];
  const isFile = (name: string) => sent !== undefined && holdsFile(crud, sent.schema, name);
  return Object.fromEntries(
    Object.entries(inner).filter(([name]) => !isServerGiven(crud, schemas, name) && !isFile(name)),
  );
}

/** Whether a property of a form holds files: their bytes are no value that an item could have. */
function holdsFile({ mergeSchema }: CrudContext, schema: Schema, name: string): boolean {
  const property = mergeSchema(mergeSchema(schema).properties.get(name) ?? {});
  const { keywords } = property.items === undefined ? property : mergeSchema(property.items);
  return keywords.format === 'binary' || isBytes(keywords.contentMediaType);
}

/** 3.1 says by a media type, and no encoding, that a text is bytes. */
function isBytes(mediaType: unknown): boolean {
  return typeof mediaType === 'string' && !/^text\/|json/i.test(mediaType);
}

/** Whether a property is marked as one that only the server sets. */
function isServerGiven({ mergeSchema }: CrudContext, schemas: readonly Schema[], name: string): boolean {
  return schemas.some((schema) => {
    const property = mergeSchema(schema).properties.get(name);
    return property !== undefined && mergeSchema(property).keywords.readOnly === true;
  });
}

/** Adds the defaults of what was left out; objects that were left out stay so. */
export function withDefaults(crud: CrudContext, schema: Schema, item: Item): Item {
  const { properties } = crud.mergeSchema(schema, item);
  const full = new Map(Object.entries(item));
  for (const [name, property] of properties) {
    const { keywords } = crud.mergeSchema(property);
    if (full.has(name)) full.set(name, defaultsWithin(crud, property, full.get(name)));
    else if (keywords.default !== undefined && keywords.readOnly !== true) full.set(name, keywords.default);
  }
  return Object.fromEntries(full);
}

function defaultsWithin(crud: CrudContext, schema: Schema, value: unknown): unknown {
  if (isObject(value)) return withDefaults(crud, schema, value);
  const { items } = crud.mergeSchema(schema, value);
  if (!Array.isArray(value) || items === undefined) return value;
  return value.map((each) => defaultsWithin(crud, items, each));
}
