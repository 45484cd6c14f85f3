import type { NestedPath, Resource } from '../../../inference/resource.ts';
import { isObject, plainText, scalarNumber } from '../../../json.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import { nestedPathsByProperties } from '../find-item.ts';
import type { ItemCreatingRole } from '../items/create-roles.ts';
import { pointerToLocation, valueAtLocation } from '../property-location.ts';
import type { StoredItem } from '../stored-item.ts';
import type { RowParts } from './row-parts.ts';

/** The parents of a row by nested path, or what is wrong with those that it names. */
export type RowParents =
  | { readonly within: StoredItem['within']; readonly issues?: never }
  | { readonly issues: readonly string[] };

/** Finds the parents of a row: those that its item's properties name, and those in the `within` beside the item. */
export function rowParents(
  resource: Resource,
  createRoles: readonly ItemCreatingRole[],
  row: RowParts,
): RowParents {
  const byProperties = nestedPathsByProperties(resource, row.item);
  const named = isObject(row.stored.within) ? row.stored.within : {};
  const parsed = Object.entries(named).map(([path, ids]) =>
    parseParents({ resource, row, byProperties }, path, ids),
  );
  const issues = parsed.flatMap((each) => (typeof each === 'string' ? [each] : []));
  if (issues.length > 0) return { issues };
  const given = Object.fromEntries(parsed.filter((each) => typeof each !== 'string'));
  const within = { ...nestedPathsByProperties(resource, row.item, given), ...given };
  const needsParent =
    createRoles.length > 0 && createRoles.every(({ nestedPath }) => nestedPath !== undefined);
  if (needsParent && Object.keys(within).length === 0)
    return { issues: [missingParent(resource, createRoles)] };
  return { within };
}

interface ParsedParentsContext {
  readonly resource: Resource;
  readonly row: RowParts;
  readonly byProperties: StoredItem['within'];
}

/** A nested path and the parents' ids; a string that says what is wrong with them. */
function parseParents(
  { resource: { name, nestedPaths }, row, byProperties }: ParsedParentsContext,
  path: string,
  ids: unknown,
): [path: string, ids: readonly string[]] | string {
  const location = `/within/${pointerToken(path)}`;
  const nestedPath = nestedPaths.find((each) => each.path === path);
  if (nestedPath === undefined) {
    const known = nestedPaths.map((each) => each.path).join(', ') || 'none';
    return `${location} is no path of ${name}, which has ${known}`;
  }
  if (!isListOfIds(ids) || ids.length !== nestedPath.parameters.length) {
    return `${location} must be ${JSON.stringify(placeholders(nestedPath))}, the ids in its path`;
  }
  const own = Object.hasOwn(byProperties, path) ? byProperties[path] : undefined;
  const other = own?.findIndex((id, i) => !isSameId(id, ids[i])) ?? -1;
  if (own === undefined || other < 0) return [path, ids.map(String)];
  const parameter = nestedPath.parameters[other] ?? {};
  const pointer = row.itemPointer + pointerToLocation(parameter);
  const value = JSON.stringify(valueAtLocation(parameter, row.item));
  return `${location}/${other} differs from ${pointer}, which is ${value}`;
}

/** Whether two strings are the same id: a path may have the number 1 as `01`. */
function isSameId(id: string, named: unknown): boolean {
  return id === plainText(named) || (id !== '' && scalarNumber(id) === scalarNumber(named));
}

function isListOfIds(ids: unknown): ids is readonly (string | number)[] {
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string' || typeof id === 'number');
}

function missingParent({ name }: Resource, createRoles: readonly ItemCreatingRole[]): string {
  const [nestedPath] = createRoles.flatMap((createRole) => createRole.nestedPath ?? []);
  const parameters = nestedPath?.parameters ?? [];
  if (parameters.every(({ property }) => property !== undefined)) {
    const names = parameters.map(({ property, inner }) =>
      inner === undefined ? property : `${property}.${inner}`,
    );
    return `names no parent: set ${names.join(' and ')}`;
  }
  const within = nestedPath === undefined ? {} : { [nestedPath.path]: placeholders(nestedPath) };
  const form = `{"within": ${JSON.stringify(within)}, "item": {…}}`;
  return `names no parent, since no property of ${name} does: write it as ${form}`;
}

/** Placeholders for the ids in a nested path: `<shelfId>`. */
function placeholders({ parameters }: NestedPath): readonly string[] {
  return parameters.map(({ name }) => `<${name}>`);
}
