import { SandboxError } from '../../../errors.ts';
import type { IdFormat, IdStrategy } from '../../../inference/resource.ts';
import { plainText, scalarNumber } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { isSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { type Item, idKey, itemsOf } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { slugIn } from '../values/following/derived-text.ts';
import { idPointer } from './item-id.ts';
import { toHex, toUuid } from './ulid-digits.ts';

/** How many ids are tried, so that no contract can make a request search for ever. */
export const maxIdTries = 100;

/** What a new item has that its id is generated for. */
interface Unidentified {
  /** The number of the item in its collection. */
  readonly number: number;
  /** The ids of the parents that are a part of its id. */
  readonly scope: readonly string[];
  readonly sent: Item;
}

/**
 * Generates an id in the format that the contract's ids have, one that no other item has. The id that is a slug is that of
 * the item's name: `how-to-fly`, and for a second of that name `how-to-fly-2`, if it is the second item.
 * @throws SandboxError `storage-full` when none of the tried ids is free.
 */
export async function generateId(
  request: CrudRequest,
  { number, scope, sent }: Unidentified,
): Promise<string | number> {
  const { context, role } = request;
  const { resource } = role;
  const isFree = async (id: string | number) => {
    const where = { index: 'id', key: idKey(resource, scope, id) };
    return (await itemsOf(context, resource).list({ where, limit: 1 })).length === 0;
  };
  const slug = slugIn(resource.id.property ?? '', sent);
  for (const id of slug === undefined ? [] : [slug, `${slug}-${number}`]) {
    if (fitsPlaces(request, id) && !isDocumented(resource.id, id) && (await isFree(id))) return id;
  }
  return generateFreeId(request, number, isFree);
}

/** Whether an id fits wherever the contract has such ids. */
function fitsPlaces({ crud: { mergeSchema }, role }: CrudRequest, id: string): boolean {
  const shapes = role.resource.id.places.fitted.map(({ schema }) => mergeSchema(schema));
  return role.resource.id.type === 'string' && shapes.every((shape) => fitsProperty(shape, id));
}

/**
 * Generates an id of the request's resource that is free.
 * @param number that of the item among the others, from 1
 * @throws SandboxError `storage-full` when none of the tried ids is free.
 */
export async function generateFreeId(
  request: CrudRequest,
  number: number,
  isFree: (id: string | number) => boolean | Promise<boolean>,
): Promise<string | number> {
  const { resource } = request.role;
  // A client may have set an id that would be next, so others are tried.
  for (let attempt = 0; attempt < triesOf(resource.id.format); attempt += 1) {
    const id = nextId(request, resource.id.format, { number, attempt });
    if (id === undefined || isDocumented(resource.id, id)) continue;
    const typed = resource.id.type === 'number' ? scalarNumber(id) : plainText(id);
    if (await isFree(typed)) return typed;
  }
  throw noFreeId(request, triesOf(resource.id.format));
}

/** Whether an id is that of an example, which a client may send next; one of few is taken all the same. */
export function isDocumented({ format, documented }: IdStrategy, id: unknown): boolean {
  return format.kind !== 'choice' && documented.has(plainText(id));
}

function triesOf(format: IdFormat): number {
  return format.kind === 'choice' ? format.values.length : maxIdTries;
}

/** Which id is tried: the number of the item, and how many were tried before. */
interface Try {
  readonly number: number;
  readonly attempt: number;
}

function nextId({ context, crud }: CrudRequest, format: IdFormat, { number, attempt }: Try): unknown {
  switch (format.kind) {
    case 'sequence':
      return numberOf(format, number, attempt);
    case 'choice':
      return format.values[(number - 1 + attempt) % format.values.length];
    case 'uuid':
      return toUuid(context.ids.next(), format.version);
    case 'hex':
      return toHex(context.ids.next(), format.length);
    case 'ulid': {
      const text = context.ids.next().slice(-format.length);
      return format.prefix + (format.isLower ? text.toLowerCase() : text);
    }
    case 'sample':
      return sampledId(crud, format.schemas, `id ${context.ids.next()}`);
  }
}

/** An id that fits the first of the schemas that any value fits. */
function sampledId(crud: CrudContext, schemas: readonly Schema[], key: string): unknown {
  for (const schema of schemas) {
    const id = crud.sample(schema, { name: 'id', key, withoutExamples: true });
    if (id !== undefined) return id;
  }
  return undefined;
}

/** After so many tries, the sequence is searched in ever greater steps: a client may have set a long run of numbers. */
const singleSteps = maxIdTries / 2;

/** The number of an item; behind the last that the contract allows, the first that were deleted come again. */
function numberOf(
  { first, step, last }: Extract<IdFormat, { kind: 'sequence' }>,
  number: number,
  attempt: number,
): number | undefined {
  const size = Math.floor((last - first) / step) + 1;
  const offset = attempt < singleSteps || size <= maxIdTries ? attempt : 2 ** (attempt - singleSteps);
  return size < 1 ? undefined : first + ((number - 1 + offset) % size) * step;
}

/** The keywords that may leave few ids. */
const limitingKeywords = [
  'format',
  'pattern',
  'enum',
  'const',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
];

function noFreeId(request: CrudRequest, tries: number): SandboxError {
  const { name, id } = request.role.resource;
  const place = idPointer(id) || 'the id';
  const limits = limitsOf(request);
  const allowed = limits.length === 0 ? place : `${place} with ${limits.join(', ')}`;
  return new SandboxError(
    'storage-full',
    `${name} has no free id: none of ${tries} values of ${allowed} is free. Delete an item, or allow more values in the contract`,
  );
}

/** What limits the ids, as in `pattern "^[ab]$"`. */
function limitsOf({ crud: { mergeSchema }, role }: CrudRequest): readonly string[] {
  const { id, responseSchemas } = role.resource;
  const declared = responseSchemas.map((schema) => mergeSchema(schema).properties.get(id.property ?? ''));
  const schemas = id.format.kind === 'sample' ? id.format.schemas.slice(-1) : declared.filter(isSchema);
  const { keywords } = mergeSchema(schemas[0] ?? {});
  return limitingKeywords
    .filter((keyword) => keywords[keyword] !== undefined)
    .map((keyword) => `${keyword} ${JSON.stringify(keywords[keyword]).slice(0, 100)}`);
}
