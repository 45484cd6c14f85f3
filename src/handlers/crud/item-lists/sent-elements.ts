import { valueAt } from '../../../inference/body-path.ts';
import { findName, singularsOf } from '../../../inference/naming.ts';
import type { ItemList, ListAccess } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { itemInBody } from '../items/request-item.ts';
import { withQueryValues } from '../items/sent-in-query.ts';
import { relatedIds } from '../related-ids.ts';
import { withFileFacts } from '../sent-files/sent-file.ts';
import type { Item } from '../stored-item.ts';

/** The objects that a request sends for the elements of a list: one, those of a list, or those of a list in the body. */
export function sentElements(
  { crud, role, input }: CrudRequest,
  { list, sent }: ListAccess,
): readonly Item[] {
  const { body, files = [] } = input;
  if (files.length > 0 && isObject(body)) return ofFiles(body);
  const inner = isObject(body) ? ownValue(body, list.property) : undefined;
  const many = [body, inner].find((each) => Array.isArray(each));
  const bodies: readonly unknown[] = Array.isArray(many) ? many : [body];
  const payload = Array.isArray(many) ? {} : { ...(sent && { sent }) };
  const items = bodies.map((each) => itemInBody(crud, { resource: list.element, ...payload }, each));
  const sentItems = items.filter((item) => Object.keys(item).length > 0);
  return sentItems.length > 0 || role.operation.requestBody !== undefined ? sentItems : inQuery();

  /** The elements that the files are, with what is sent beside them. */
  function ofFiles(form: Item): readonly Item[] {
    const fields = new Set(files.map(({ field }) => field));
    const beside = Object.fromEntries(Object.entries(form).filter(([name]) => !fields.has(name)));
    const about = { resource: list.element, ...(sent && { sent }) };
    const item = itemInBody(crud, about, beside);
    return files.map((file) => withFileFacts(crud, about, { ...input, body: beside, files: [file] }, item));
  }

  /** The element that the query has, where the operation has no body: `POST /cart/items?productId=7&quantity=2`. */
  function inQuery(): readonly Item[] {
    const item = withQueryValues({ crud, role: { ...role, resource: list.element }, input }, {}, '');
    return Object.keys(item).length > 0 ? [item] : [];
  }
}

/** The ids that a request sends for a list: in its body or its query, by themselves, in a list, or in objects. */
export function sentIds({ crud, input }: CrudRequest, { list, sent }: ListAccess): readonly string[] {
  const { query } = input;
  const inner = valueAt(input.body, sent?.itemPath ?? []);
  const body = isObject(inner) ? inner : input.body;
  if (body !== undefined && !isObject(body)) return relatedIds(body);
  const values: Item = { ...query, ...(isObject(body) && body) };
  const names = Object.keys(values);
  const name = findName(names, idNames(crud, list)) ?? (names.length === 1 ? names[0] : undefined);
  return name === undefined ? [] : relatedIds(ownValue(values, name));
}

/** The names under which requests send the ids of a list: `member_id`, `memberIds`, `members`, `user_id`, `id`. */
function idNames(crud: CrudContext, { property, target }: ItemList): readonly string[] {
  const stem = property.replace(/_?(?:ids?|uuids?)$/i, '');
  const collection = target === undefined ? undefined : crud.resources.get(target)?.name;
  const words = [property, stem, collection?.slice(collection.lastIndexOf('/') + 1) ?? ''].flatMap(
    singularsOf,
  );
  const forms = words.flatMap((word) => [`${word}id`, `${word}ids`, word, `${word}s`, `${word}uuid`]);
  return [...forms, 'id', 'ids', 'uuid', 'uuids'];
}
