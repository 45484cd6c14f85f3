import { isLinking } from '../holds/hold-words.ts';
import { placeOf, propertiesIn } from '../holds/infer-holds.ts';
import type { InferenceContext } from '../inference-context.ts';
import { isPeopleWord } from '../people/people-words.ts';
import type { LinkedItems, ListRole, ReadRole, Resource, Role } from '../resource.ts';
import { parseActionPath } from '../resource-path.ts';
import { inferRelations } from './infer-relations.ts';
import { createItemRoleSearch } from './item-role-search.ts';

/**
 * The lists below an item whose items are linked to it elsewhere: `GET /courses/{id}/students` shows those whom `/enrollments`
 * link, `GET /students/{id}/courses` the courses that have the student among theirs, and `GET /agents/{id}/tickets` the
 * tickets that have the agent's id beside their `assignee`.
 * @param roleOf the roles so far
 */
export function inferLinkedLists(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ListRole[] {
  const roles = [...roleOf.values()];
  const ownerAt = createItemRoleSearch(roles);
  const resources = [...new Set(roles.map(({ resource }) => resource))];
  const links = resources.filter(({ isSingleton, name }) => !isSingleton && isLinking(name));
  const made = new Set(roles.flatMap((role) => (role.kind === 'create' ? [role.operation.path] : [])));
  return roles.flatMap((role): readonly ListRole[] => {
    if (role.kind !== 'list' || role.through !== undefined || made.has(role.operation.path)) return [];
    const search = { context, roles, resources, links, role };
    if (role.isOfUser) return ofUser(search);
    const path = parseActionPath(role.operation.path);
    const owner = path && ownerAt(path.item.collection);
    const last = role.nestedPath?.parameters.at(-1);
    const isNamed = last === undefined || last.property !== undefined || last.references !== undefined;
    if (path === undefined || owner === undefined || isNamed || owner.resource === role.resource) return [];
    const found = linkOf(search, owner.resource);
    if (found === undefined) return [];
    const { nestedPath: _, ...list } = role;
    const linked = { ...found, owner: ownerRole(owner, role, path.item.idParameter) };
    return [{ ...list, parentParameters: [], linked }];
  });
}

/** Where links are looked for. */
interface Search {
  readonly context: InferenceContext;
  readonly roles: readonly Role[];
  readonly resources: readonly Resource[];
  /** Those whose rows are there to link two others. */
  readonly links: readonly Resource[];
  readonly role: ListRole;
}

/** The list of what whoever sends the request is linked to: `GET /users/me/courses`. */
function ofUser(search: Search): readonly ListRole[] {
  const people = search.resources.filter(({ name }) => isPeopleWord(name.slice(name.lastIndexOf('/') + 1)));
  const [linked] = people.flatMap((each) => {
    const found = each === search.role.resource ? undefined : linkOf(search, each);
    return found === undefined ? [] : [{ ...found, people: each }];
  });
  return linked === undefined ? [] : [{ ...search.role, linked }];
}

function linkOf(
  { context, roles, links, role: { resource } }: Search,
  owner: Resource,
): LinkedItems | undefined {
  const { mergeSchema } = context;
  for (const link of links) {
    if (link === owner || link === resource) continue;
    const names = propertiesIn(mergeSchema, [...link.requestSchemas, ...link.responseSchemas]);
    const [ownerIn, itemIn] = [placeOf(link, owner, names.keys()), placeOf(link, resource, names.keys())];
    if (ownerIn !== undefined && itemIn !== undefined) return { links: { resource: link, ownerIn, itemIn } };
  }
  const lists = roles.flatMap((role) =>
    role.resource === resource && 'access' in role && role.access ? [role.access.list] : [],
  );
  const list = lists.find(({ target }) => target === owner.name);
  const membersIn = list?.property ?? shownIn(context, resource, owner);
  return membersIn === undefined ? undefined : { membersIn };
}

/** The only property in which an item has the id of another that it shows whole: the `assigneeId` beside an `assignee`. */
function shownIn(context: InferenceContext, item: Resource, owner: Resource): string | undefined {
  const relations = inferRelations(context, [item, owner]).get(item.name) ?? [];
  const [only, ...others] = relations.filter(
    ({ resource, only: isOnly }) => resource === owner.name && !isOnly,
  );
  return others.length > 0 ? undefined : only?.idsIn;
}

/** The read of the item that a list is of, as the path of the list leads to it. */
export function ownerRole(
  owner: Role,
  { operation }: Pick<ListRole, 'operation'>,
  idParameter = '',
): ReadRole {
  const { resource, nestedPath, collectionPath } = owner;
  return {
    kind: 'read',
    ...{ operation, resource, collectionPath, idParameter },
    ...(nestedPath && { nestedPath }),
    parentParameters: owner.parentParameters,
    response: { status: 200, itemPath: [], headers: [] },
  };
}
