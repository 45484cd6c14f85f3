import { SandboxError } from '../../../errors.ts';
import { isIdentifier } from '../../../inference/identity/identifier-words.ts';
import { plainText } from '../../../json.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { CrudRequest } from '../crud-request.ts';
import { idInItem, isOwnKey } from '../ids/item-id.ts';
import { valueAtLocation, withValueAtLocation } from '../property-location.ts';
import type { Item } from '../stored-item.ts';
import { sentPointer } from './sent-pointer.ts';

/** The id of the item that a path leads to, and the item as it was before; absent for a new one. */
interface PathItem {
  readonly id: string | number;
  readonly stored?: Item;
}

/**
 * The item that a body describes, with the id of the path. Where the body has another id, the operation refuses it if it
 * declares how; elsewhere the path decides, as with servers that read the id there alone.
 * @throws SandboxError `invalid`, or `conflict` as JSON:API demands.
 */
export function withPathId(request: CrudRequest, item: Item, { id, stored }: PathItem): Item {
  const { role } = request;
  const { resource } = role;
  const sent = resource.isSingleton || !isOwnKey(role) ? undefined : idInItem(resource.id, item);
  if (sent === undefined || plainText(sent) === plainText(id)) return item;
  const shown = stored === undefined ? id : (valueAtLocation(resource.id, stored) ?? id);
  // A list or an object is no id: some contracts declare the form of their errors as what a PUT is sent.
  if (typeof sent === 'object') return withValueAtLocation(resource.id, item, shown);
  // A patch document that changes the id says so on purpose.
  const isPatch = role.kind === 'update' && role.patch !== undefined;
  const refusal = isPatch ? 'invalid' : refusalOf(role.operation);
  if (refusal !== undefined) {
    const place = sentPointer(request, resource.id);
    throw new SandboxError(refusal, `${place} is not ${id}, as the path says: an id never changes`);
  }
  return withValueAtLocation(resource.id, item, shown);
}

/**
 * The name that a change gives an item, where its id is a name and no identifier: a PUT of `{name: "b"}` to `/pools/a` calls
 * the pool `b`. `undefined` where it keeps its own, and where JSON:API demands that.
 */
export function newNameOf({ role }: CrudRequest, item: Item, { id }: PathItem): string | undefined {
  const { resource, operation } = role;
  const { property, inner, resourceName, type, clientMaySet } = resource.id;
  // The name in the metadata of an object never changes (Kubernetes).
  const isOwn = property !== undefined && inner === undefined && resourceName === undefined;
  const isName = isOwn && !isIdentifier(property) && type === 'string';
  if (!isName || !clientMaySet || resource.isSingleton || !isOwnKey(role)) return undefined;
  const sent = idInItem(resource.id, item);
  const isNew = typeof sent === 'string' && sent !== '' && sent !== plainText(id);
  return isNew && refusalOf(operation) !== 'conflict' ? sent : undefined;
}

/** The failure by which an operation refuses an id that is not the path's; undefined where it declares none. */
function refusalOf({ requestBody, responses }: Operation): 'invalid' | 'conflict' | undefined {
  const isJsonApi = Object.keys(requestBody?.content ?? {}).some((type) =>
    /^application\/vnd\.api\+json\b/i.test(type),
  );
  if (isJsonApi) return 'conflict';
  const isDeclared = ['400', '409', '422', '4XX', '4xx'].some((status) => Object.hasOwn(responses, status));
  return isDeclared ? 'invalid' : undefined;
}
