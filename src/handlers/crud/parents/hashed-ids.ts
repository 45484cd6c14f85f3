import { createHash } from 'node:crypto';
import type { HandlerContext } from '../../../context.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import type { BoundHandler } from '../../../operation.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { itemsOf, type StoredItem } from '../stored-item.ts';
import { describedIdsOf } from './described-ids.ts';

/** A path parameter that also takes the hash of a property of the item. */
interface HashedId {
  readonly parameter: string;
  readonly resource: Resource;
  readonly algorithm: string;
  readonly property: string;
}

/** The hash of something, in a description: "The MD5 hash of the lowercase version of the email address". */
const described = /\b(md5|sha-?1|sha-?256)\b(?: hash| sum| checksum)? of\b([^.;]*)/i;

/**
 * A handler whose requests may name items by a hash of one of their properties, where the description of the path parameter
 * says so. Hashes are of the text as it is or in lower case, in hexadecimal digits.
 */
export function withHashedIds(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  const hashed = hashedIdsOf(crud, role);
  if (hashed.length === 0) return handle;
  return async (input, context) => {
    const params = { ...input.params };
    for (const each of hashed) {
      const row = await findByHash(context, each, params[each.parameter]);
      if (row !== undefined) params[each.parameter] = String(row.id);
    }
    return handle({ ...input, params }, context);
  };
}

async function findByHash(
  context: HandlerContext,
  { resource, algorithm, property }: HashedId,
  value: unknown,
): Promise<StoredItem | undefined> {
  if (typeof value !== 'string' || !/^[\da-f]{32,64}$/i.test(value)) return undefined;
  if ((await findById(context, resource, [], value)) !== undefined) return undefined;
  const hash = value.toLowerCase();
  const [found] = await itemsOf(context, resource).list({
    matches: (row) => hashesOf(algorithm, (row as StoredItem).item[property]).includes(hash),
    limit: 1,
  });
  return found;
}

function hashesOf(algorithm: string, value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return [value, value.toLowerCase()].map((text) => createHash(algorithm).update(text).digest('hex'));
}

function hashedIdsOf(crud: CrudContext, role: Role): readonly HashedId[] {
  return describedIdsOf(crud, role).flatMap(({ parameter, resource, description }) => {
    const [, name = '', what = ''] = described.exec(description) ?? [];
    const property = name === '' ? undefined : propertyCalled(crud, resource, what);
    if (property === undefined) return [];
    return [{ parameter, resource, property, algorithm: name.toLowerCase().replace('-', '') }];
  });
}

/** The property of items whose name is in a text, the longest name first: `email_address` in "the email address". */
function propertyCalled(crud: CrudContext, { responseSchemas }: Resource, text: string): string | undefined {
  const words = ` ${text.toLowerCase().replace(/[^a-z\d]+/g, ' ')} `;
  const names = responseSchemas.flatMap((schema) => [...crud.mergeSchema(schema).properties.keys()]);
  return names
    .filter((name) => words.includes(` ${splitWords(name).replaceAll('_', ' ')} `))
    .toSorted((a, b) => b.length - a.length)[0];
}
