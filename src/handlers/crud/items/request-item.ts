import { valueAt } from '../../../inference/body-path.ts';
import { isFileProperty } from '../../../inference/files/file-property.ts';
import type { RequestPayload, Resource, Role } from '../../../inference/resource.ts';
import { flattenGroup } from '../../../inference/wrapper/property-group.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { isSchema } from '../../../schema/merged-schema.ts';
import { requireNarrow } from '../../../storage/row-width.ts';
import type { CrudContext } from '../crud-context.ts';
import { Draft } from '../draft.ts';
import type { Item } from '../stored-item.ts';

/** What reads a body: the role of an operation, or no more than what it is sent. */
interface BodyReader extends Pick<Role, 'resource'> {
  readonly kind?: Role['kind'];
  readonly sent?: RequestPayload;
}

/**
 * The item in the body of a request: taken out of its envelope, without properties that only the server sets, and without files.
 * @throws SandboxError `too-large` for more objects than an item may hold
 */
export function itemInBody(crud: CrudContext, { resource, sent, kind }: BodyReader, body: unknown): Item {
  const inner = flattenGroup(wrappedIn(crud, body, sent), sent?.group);
  if (!isObject(inner) || ArrayBuffer.isView(inner)) return {};
  requireNarrow(inner);
  const { mergeSchema } = crud;
  // The bytes of files are not stored with the item.
  const isFile = (name: string) =>
    sent?.mayHaveFiles === true &&
    isFileProperty(mergeSchema, mergeSchema(sent.schema).properties.get(name) ?? {});
  const shownNames = sent && crud.shownNamesOf(resource, sent.schema);
  const isOfServer = (name: string) =>
    isReadOnly(crud, sent?.schema, resource, name) &&
    !(kind === 'create' && sent !== undefined && isOfCreates(crud, sent.schema, name));
  const entries = Object.entries(inner).filter(([name]) => !isOfServer(name) && !isFile(name));
  return Object.fromEntries(entries.map(([name, value]) => [shownNames?.get(name) ?? name, value]));
}

/** What is in the wrapper of a body; without the wrapper, what the body itself has of an item's properties. */
function wrappedIn({ mergeSchema }: CrudContext, body: unknown, sent: RequestPayload | undefined): unknown {
  const inner = valueAt(body, sent?.itemPath ?? []);
  if (inner !== undefined || sent === undefined || !isObject(body)) return inner;
  const { properties } = mergeSchema(sent.schema);
  return Object.fromEntries(Object.entries(body).filter(([name]) => properties.has(name)));
}

/**
 * Whether only the server sets a property. What a request declares counts before what responses do: a list of ids that a
 * create is sent may be shown as objects that no request can change.
 */
export function isReadOnly(
  { mergeSchema }: CrudContext,
  sent: Schema | undefined,
  { responseSchemas }: Resource,
  name: string,
): boolean {
  const own = sent && mergeSchema(sent).properties.get(name);
  const declared =
    own === undefined ? responseSchemas.map((schema) => mergeSchema(schema).properties.get(name)) : [own];
  return declared.some(
    (property) => property !== undefined && mergeSchema(property).keywords.readOnly === true,
  );
}

/** What descriptions say of properties that a create may set, and nothing else. */
const createOnly =
  /\bcreate[- ]only\b|\bonly be (?:set|specified|provided|sent)\b[^.]*\b(?:creation|creating|created?)\b/i;

/** Whether a read-only property is one that a create is sent all the same: it is said to be fixed from then on. */
function isOfCreates({ mergeSchema }: CrudContext, sent: Schema, name: string): boolean {
  const property = mergeSchema(sent).properties.get(name) ?? {};
  const parts: unknown[] = [
    mergeSchema(property).keywords,
    ...(Array.isArray(property.allOf) ? property.allOf : []),
  ];
  return parts.some(
    (part) => isSchema(part) && typeof part.description === 'string' && createOnly.test(part.description),
  );
}

/** Adds the defaults of the properties that a request left out, in nested objects too; missing objects are not added. */
export function withDefaults(crud: CrudContext, schema: Schema, item: Item): Item {
  const { properties } = crud.mergeSchema(schema, item);
  const full = new Draft(item);
  for (const [name, property] of properties) {
    const { keywords } = crud.mergeSchema(property);
    if (full.has(name)) full.set(name, defaultsWithin(crud, property, full.get(name)));
    else if (keywords.default !== undefined && keywords.readOnly !== true) full.set(name, keywords.default);
  }
  return full.finish();
}

function defaultsWithin(crud: CrudContext, schema: Schema, value: unknown): unknown {
  if (isObject(value)) return withDefaults(crud, schema, value);
  const { items } = crud.mergeSchema(schema, value);
  if (!Array.isArray(value) || items === undefined) return value;
  return value.map((each) => defaultsWithin(crud, items, each));
}
