import type { NestedPath, Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import type { CreateRole_ } from '../items/create-roles.ts';
import { nestedPathsByProperties } from '../items/find-item.ts';
import type { StoredItem } from '../items/stored-item.ts';
import type { ParsedRow } from './parse-row.ts';

/** The homes in which a row stands, or what is wrong with those that it names. */
export type RowParents =
  | { readonly within: StoredItem['within']; readonly issues?: never }
  | { readonly issues: readonly string[] };

/** Finds out in which homes a row stands: those that its properties tell, and those that it names beside its item. */
export function rowParents(
  resource: Resource,
  createRoles: readonly CreateRole_[],
  row: ParsedRow,
): RowParents {
  const declared = nestedPathsByProperties(resource, row.item);
  const named = isObject(row.said.within) ? row.said.within : {};
  const read = Object.entries(named).map(([path, values]) =>
    readNestedPath(resource, path, values, row, declared),
  );
  const issues = read.flatMap((nestedPath) => (typeof nestedPath === 'string' ? [nestedPath] : []));
  const within = {
    ...declared,
    ...Object.fromEntries(read.filter((nestedPath) => typeof nestedPath !== 'string')),
  };
  const isRootless =
    createRoles.length > 0 && createRoles.every(({ nestedPath }) => nestedPath !== undefined);
  if (issues.length > 0) return { issues };
  if (isRootless && Object.keys(within).length === 0) return { issues: [rootless(resource, createRoles)] };
  return { within };
}

/** A home and its values; a text that says what is wrong with it. */
function readNestedPath(
  { name, nestedPaths }: Resource,
  path: string,
  values: unknown,
  { item, at }: ParsedRow,
  declared: StoredItem['within'],
): [path: string, values: readonly string[]] | string {
  const location = `/within/${pointerToken(path)}`;
  const nestedPath = nestedPaths.find((each) => each.path === path);
  if (nestedPath === undefined) {
    const known = nestedPaths.map((each) => each.path).join(', ') || 'none';
    return `${location} is no place for ${name}, which has ${known}`;
  }
  if (!isListOfIds(values) || values.length !== nestedPath.parameters.length) {
    return `${location} must be ${JSON.stringify(idsOf(nestedPath))}, the ids that its path has`;
  }
  const own = Object.hasOwn(declared, path) ? declared[path] : undefined;
  const other = own?.findIndex((value, i) => !isSame(value, values[i])) ?? -1;
  if (own === undefined || other < 0) return [path, values.map(String)];
  const property = nestedPath.parameters[other]?.property ?? '';
  return `${location}/${other} is not what ${at}/${pointerToken(property)} says: ${JSON.stringify(item[property])}`;
}

/** Whether two texts stand for one id: the number 1 may be written as `01` in a path. */
function isSame(declared: string, named: unknown): boolean {
  return declared === String(named) || (declared !== '' && Number(declared) === Number(named));
}

function isListOfIds(values: unknown): values is readonly (string | number)[] {
  return Array.isArray(values) && values.every((id) => typeof id === 'string' || typeof id === 'number');
}

function rootless({ name }: Resource, createRoles: readonly CreateRole_[]): string {
  const [nestedPath] = createRoles.flatMap((createRole) => createRole.nestedPath ?? []);
  const properties = nestedPath?.parameters.map(({ property }) => property) ?? [];
  if (properties.every((property) => property !== undefined)) {
    return `does not say where it stands: give it ${properties.join(' and ')}`;
  }
  const within = nestedPath === undefined ? {} : { [nestedPath.path]: idsOf(nestedPath) };
  const form = `{"within": ${JSON.stringify(within)}, "item": {…}}`;
  return `does not say where it stands, since no property of ${name} does: write it as ${form}`;
}

/** What stands for the ids in the path of a home. */
function idsOf({ parameters }: NestedPath): readonly string[] {
  return parameters.map(({ name }) => `<${name}>`);
}
