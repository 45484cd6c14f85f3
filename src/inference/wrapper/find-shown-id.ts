import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import { idNames, namesIdOf } from '../identity/id-names.ts';
import { refersElsewhere } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, lastSegmentOf, plainName } from '../naming.ts';
import type { CreateRole, Resource } from '../resource.ts';
import type { ResourcePath } from '../resource-path.ts';
import { isBesideItem, wrapperNames } from './wrapper-names.ts';

/**
 * The property of the response to a create that has the id under another name: the `ruleId` of `POST /achievement-rules`,
 * `id` for `_id`, the `rule_id` of what has an id of its own, the number or text in a wrapper that would have the item (`{success: true, data: 7}`), and the only id
 * in a response that shows nothing else of the item.
 */
export function findShownId(
  context: InferenceContext,
  resource: Resource,
  path: ResourcePath,
  { response, sent }: Pick<CreateRole, 'response' | 'sent'>,
): string | undefined {
  const { item, itemPath, schema } = response;
  const { mergeSchema } = context;
  const shown = item ?? schema ?? {};
  const { properties } = mergeSchema(shown);
  const { own, ofLastWords } = idNames(path.segment, 'id');
  if (properties.has(resource.id.property ?? 'id'))
    return idOfItself(context, resource, shown, findName(properties.keys(), own.filter(isOfId)));
  const names = [...properties].flatMap(([name, schema]) => (isScalar(mergeSchema(schema)) ? [name] : []));
  // In a wrapper, only an `id` of its own is the `_id` that other responses show, or the `orderId` of `/orders`.
  if (itemPath.length > 0) return findName(names, ['id', ...own].filter(isOfId));
  const wrapper = findName(names, wrapperNames);
  const isAlone = [...properties.keys()].every((name) => name === wrapper || isBesideItem(name));
  return (
    findName(names, ['id', ...own, ...ofLastWords].filter(isOfId)) ??
    (isAlone ? wrapper : undefined) ??
    (isReceipt(context, { resource, sent }, item ?? schema) ? onlyOwnId(context, path, names) : undefined)
  );
}

/**
 * The id of the item in a response about something else, with an id of its own: the `conversation_id` of the message that
 * `POST /conversations` shows. Nothing that other responses or requests have is one.
 */
function idOfItself(
  { identify, mergeSchema }: InferenceContext,
  { responseSchemas, requestSchemas }: Resource,
  shown: Schema,
  name: string | undefined,
): string | undefined {
  const declared = name === undefined ? undefined : mergeSchema(shown).properties.get(name);
  if (name === undefined || declared === undefined || !isScalar(mergeSchema(declared))) return undefined;
  const others = responseSchemas.filter((each) => identify(each) !== identify(shown));
  const isElsewhere = [...others, ...requestSchemas].some((each) => mergeSchema(each).properties.has(name));
  return others.length === 0 || isElsewhere ? undefined : name;
}

/**
 * The property in which a response about known items has their id, where it lacks the property that others have: that name
 * in another style (`TemplateId` for `TemplateID`), the name of the path parameter, as `card_id` in `/cards/{card_id}/details`,
 * or a plain `id`, for the `cardId` of a create.
 */
export function findRenamedId(
  { mergeSchema }: InferenceContext,
  { name, id: { property } }: Resource,
  item: Schema | undefined,
  parameter: string | undefined,
): string | undefined {
  const { properties } = mergeSchema(item ?? {});
  if (property === undefined || properties.has(property)) return undefined;
  const isId = (each: string) => isOfId(plainName(each));
  const plain = namesIdOf(lastSegmentOf(name), property) ? ['id'] : [];
  return findName(
    properties.keys(),
    [property, ...(parameter === undefined ? [] : [parameter]), ...plain].filter(isId),
  );
}

function isScalar({ types }: MergedSchema): boolean {
  return ['string', 'integer', 'number'].some((type) => types.has(type));
}

function isOfId(name: string): boolean {
  return /(id|uuid)$/.test(name);
}

/**
 * Whether a response shows nothing of an item but that it was made: `{entity_id, location, warnings}`. The `movieId` that
 * a create is sent and shows is no id that the server gives, whatever other responses show.
 */
function isReceipt(
  { mergeSchema }: InferenceContext,
  { resource, sent }: { readonly resource: Resource; readonly sent: CreateRole['sent'] },
  response: Schema = {},
): boolean {
  const own = namesIn(response);
  if (namesIn(sent?.schema ?? {}).some((name) => own.includes(name))) return false;
  const schemas = [...resource.responseSchemas, ...resource.requestSchemas];
  // What has nothing else is a receipt as well, such as the `{location, warnings}` of an update.
  const items = schemas.map(namesIn).filter((names) => names.some((name) => !own.includes(name)));
  return items.length > 0 && !items.flat().some((name) => own.includes(name));

  function namesIn(schema: Schema): readonly string[] {
    return [...mergeSchema(schema).properties.keys()];
  }
}

/** The only id among names that is not that of a parent, another item or the request. */
function onlyOwnId(
  { collectionWords }: InferenceContext,
  path: ResourcePath,
  names: readonly string[],
): string | undefined {
  const isForeign = (name: string) =>
    isBesideItem(name) ||
    path.parameters.some((parameter) => parameter.name === name) ||
    refersElsewhere(name, new Set(), collectionWords);
  const [only, ...others] = names.filter((name) => isOfId(plainName(name)) && !isForeign(name));
  return others.length === 0 ? only : undefined;
}
