import type { HandlerContext } from '../../context.ts';
import type { HandlerLayer } from '../../engine/handler-registry.ts';
import { SandboxError } from '../../errors.ts';
import { createItemAbove, type ItemAboveOf } from '../../inference/item-above.ts';
import { findName, plainName } from '../../inference/naming.ts';
import type { Resource, Role } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { findById } from '../crud/find-item.ts';
import type { Item } from '../crud/stored-item.ts';

/** The names of the property of an item that says where it leads, the plainest first. */
const targetNames = [
  'targeturl',
  'target',
  'destinationurl',
  'destination',
  'longurl',
  'originalurl',
  'fullurl',
  'redirecturl',
  'redirectto',
  'downloadurl',
  'fileurl',
  'url',
  'uri',
  'href',
  'link',
];

/** The names of the query parameter in which a client says where it wants to be sent back to. */
const returnNames = ['redirecturi', 'redirecturl', 'callbackurl', 'returnurl', 'returnto', 'continue'];

/** Finds the item that a path leads to. */
type FindItem = (request: OperationRequest, context: HandlerContext) => Promise<Item | undefined>;

/**
 * Redirects without state: `GET /{code}` and `GET /links/{id}/visit` go to the address that the item holds, 404 for an
 * unknown one, and `GET /oauth/authorize` goes back to the `redirect_uri` with a code and the `state` (RFC 6749, 4.1.2).
 * @param roles those of all operations with state
 */
export function createRedirectLayer(crud: CrudContext, roles: readonly Role[]): HandlerLayer {
  // Few contracts have redirects: until there is one, nothing is made for them.
  let itemAbove: ItemAboveOf | undefined;
  const stateful = new Set(roles.map(({ operation }) => operation.id));
  return (operation) => {
    const { status } = successResponseOf(operation);
    if (operation.method !== 'get' || !isRedirect(status) || stateful.has(operation.id)) return undefined;
    itemAbove ??= createItemAbove(roles);
    const above = itemAbove(operation.path);
    const findItem: FindItem | undefined =
      above === undefined
        ? namedItem(crud, operation.path)
        : async ({ params }, context) => {
            const resource = crud.resources.get(above.resource);
            const ids = above.parameters.map((name) => plainText(params[name]));
            const scope = above.nestedPath === resource?.idScope ? ids.slice(0, -1) : [];
            return resource && (await findById(context, resource, scope, ids.at(-1)))?.item;
          };
    return async (request, context, next) => {
      const reply = await next();
      const item = await findItem?.(request, context);
      const target = returnAddress(request, context) ?? (item && addressIn(item));
      return target === undefined ? reply : withLocation(reply, target);
    };
  };
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Finds the item of a path such as `/{code}` or `/s/{slug}`, whose parameter only one collection calls its id. */
function namedItem(crud: CrudContext, path: string): FindItem | undefined {
  const [, name] = /^[^{}]*\/\{([^{}]+)\}\/?$/.exec(path) ?? [];
  if (name === undefined || plainName(name) === 'id') return undefined;
  const named = [...crud.resources.values()].filter((resource) => isIdentifiedBy(resource, name));
  const [resource] = named;
  if (resource === undefined || named.length > 1) return undefined;
  return async ({ params }, context) => {
    const found = await findById(context, resource, [], params[name]);
    if (found !== undefined) return found.item;
    throw new SandboxError(
      'not-found',
      `${resource.name} has no ${plainText(params[name])}: create it first`,
    );
  };
}

function isIdentifiedBy({ id, idScope, isSingleton }: Resource, name: string): boolean {
  const properties = [id.property, ...id.alternatives].map((property) => plainName(property ?? ''));
  return !isSingleton && idScope === undefined && properties.includes(plainName(name));
}

function addressIn(item: Item): string | undefined {
  const addresses = Object.keys(item).filter((name) => /^https?:\/\//i.test(plainText(item[name])));
  const name = findName(addresses, targetNames);
  return name === undefined ? undefined : plainText(item[name]);
}

/** Where a client asks to be sent back to, with a code for a token where it asks for one, and the state that it sent. */
function returnAddress({ query }: OperationRequest, { ids }: HandlerContext): string | undefined {
  const name = findName(Object.keys(query), returnNames);
  const sent = name === undefined ? '' : plainText(query[name]);
  if (!URL.canParse(sent)) return undefined;
  const address = new URL(sent);
  const asksForCode = plainText(query.response_type ?? '')
    .split(' ')
    .includes('code');
  if (asksForCode) address.searchParams.set('code', ids.next());
  if (query.state !== undefined) address.searchParams.set('state', plainText(query.state));
  return address.href;
}

function withLocation({ headers = {}, ...reply }: Reply, location: string): Reply {
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'location');
  return { ...reply, headers: { ...Object.fromEntries(others), Location: location } };
}
