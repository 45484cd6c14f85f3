import type { HandlerContext } from '../../../context.ts';
import { valueAt, withValueAt } from '../../../inference/body-path.ts';
import { findName, plainName, singularsOf } from '../../../inference/naming.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import { responseItem } from '../../../inference/wrapper/response-item.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { projectItem } from '../projection/project-item.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/** Whether the body of a response has a place for the items that its own ones are related to. */
export function admitsIncluded(crud: CrudContext, { response }: Role): boolean {
  return response.schema !== undefined && crud.mergeSchema(response.schema).properties.has(property);
}

/** Whether a body has such items. */
export function hasIncluded(body: unknown): boolean {
  return isObject(body) && Object.hasOwn(body, property);
}

/** The member of a compound document that has the related resources (JSON:API 1.1, "Compound Documents"). */
const property = 'included';

/**
 * A reply with the items that its own ones name in their `relationships`, as far as the query asks for them: each once, and
 * none that it has anyway. A name may lead on: `author.company`.
 */
export async function withIncluded(
  crud: CrudContext,
  context: HandlerContext,
  role: Role,
  { reply, names }: { readonly reply: Reply; readonly names: readonly string[] },
): Promise<Reply> {
  const shown = [valueAt(reply.body, responseItem(role)?.path ?? [])].flat().filter(isObject);
  const known = new Set(shown.map(nameOf));
  const included: unknown[] = [];
  const include = async (items: readonly Item[], path: readonly string[]): Promise<void> => {
    const [name, ...rest] = path;
    if (name === undefined) return;
    const next: Item[] = [];
    // Each once in each step: a name that leads back and forth would multiply them.
    const linkages = new Map(
      items.flatMap((each) => linkagesOf(each, name)).map((each) => [nameOf(each), each]),
    );
    for (const linkage of linkages.values()) {
      const found = await findLinked(crud, context, linkage);
      if (found === undefined) continue;
      next.push(found.row.item);
      if (known.has(nameOf(linkage))) continue;
      known.add(nameOf(linkage));
      included.push(resourceObject(crud, found, linkage));
    }
    await include(next, rest);
  };
  for (const name of names) await include(shown, name.split('.'));
  return { ...reply, body: withValueAt(reply.body, [property], included) };
}

function nameOf({ type, id }: Item): string {
  return `${plainText(type)} ${plainText(id)}`;
}

/** What an item names in one of its relationships. */
function linkagesOf(item: Item, name: string): readonly Item[] {
  const { relationships } = item;
  if (!isObject(relationships)) return [];
  const relationship = ownValue(relationships, findName(Object.keys(relationships), [name]) ?? name);
  return isObject(relationship) ? [relationship.data].flat().filter(isObject) : [];
}

/** A stored item that a linkage names, and its resource. */
interface Linked {
  readonly resource: Resource;
  readonly row: StoredItem;
}

async function findLinked(
  crud: CrudContext,
  context: HandlerContext,
  { type, id }: Item,
): Promise<Linked | undefined> {
  const resource = [...crud.resources.values()].find((each) => isOfType(crud, each, plainText(type)));
  const row = resource && (await findById(context, resource, [], id));
  return resource && row && { resource, row };
}

/** Whether the items of a resource have a type: the constant of their schema, or the name of their collection. */
function isOfType({ mergeSchema }: CrudContext, { name, responseSchemas }: Resource, type: string): boolean {
  const constants = responseSchemas.flatMap((schema) => {
    const { keywords } = mergeSchema(mergeSchema(schema).properties.get('type') ?? {});
    return keywords.enum ?? keywords.const ?? [];
  });
  if (constants.length > 0) return constants.includes(type);
  const word = name.slice(name.lastIndexOf('/') + 1);
  return [word, ...singularsOf(word)].some((each) => plainName(each) === plainName(type));
}

/** An item as the responses of its own resource show it. */
function resourceObject(crud: CrudContext, { resource, row }: Linked, { type, id }: Item): unknown {
  const form = crud.formOf(resource);
  const shown = form && projectItem(crud, form, row.item, projectOptionsOf(crud, resource, row.id));
  return { type, id, ...(isObject(shown) && shown) };
}
