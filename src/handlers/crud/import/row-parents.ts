import type { Home, Resource } from '../../../inference/resource.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import type { Maker } from '../items/create-roles.ts';
import { isItem } from '../items/fill-defaults.ts';
import { homesByProperties } from '../items/find-item.ts';
import type { StoredItem } from '../items/stored-item.ts';
import type { WrittenRow } from './parse-row.ts';

/** The homes in which a row stands, or what is wrong with those that it names. */
export type RowHomes =
  | { readonly within: StoredItem['within']; readonly faults?: never }
  | { readonly faults: readonly string[] };

/** Finds out in which homes a row stands: those that its properties tell, and those that it names beside its item. */
export function rowHomes(resource: Resource, makers: readonly Maker[], row: WrittenRow): RowHomes {
  const told = homesByProperties(resource, row.item);
  const named = isItem(row.said.within) ? row.said.within : {};
  const read = Object.entries(named).map(([path, values]) => readHome(resource, path, values, row, told));
  const faults = read.flatMap((home) => (typeof home === 'string' ? [home] : []));
  const within = { ...told, ...Object.fromEntries(read.filter((home) => typeof home !== 'string')) };
  const isHomeless = makers.length > 0 && makers.every(({ home }) => home !== undefined);
  if (faults.length > 0) return { faults };
  if (isHomeless && Object.keys(within).length === 0) return { faults: [homeless(resource, makers)] };
  return { within };
}

/** A home and its values; a text that says what is wrong with it. */
function readHome(
  { name, homes }: Resource,
  path: string,
  values: unknown,
  { item, at }: WrittenRow,
  told: StoredItem['within'],
): [path: string, values: readonly string[]] | string {
  const place = `/within/${pointerToken(path)}`;
  const home = homes.find((each) => each.path === path);
  if (home === undefined) {
    const known = homes.map((each) => each.path).join(', ') || 'none';
    return `${place} is no place for ${name}, which has ${known}`;
  }
  if (!isListOfIds(values) || values.length !== home.parameters.length) {
    return `${place} must be ${JSON.stringify(idsOf(home))}, the ids that its path has`;
  }
  const own = Object.hasOwn(told, path) ? told[path] : undefined;
  const other = own?.findIndex((value, i) => !isSame(value, values[i])) ?? -1;
  if (own === undefined || other < 0) return [path, values.map(String)];
  const property = home.parameters[other]?.property ?? '';
  return `${place}/${other} is not what ${at}/${pointerToken(property)} says: ${JSON.stringify(item[property])}`;
}

/** Whether two texts stand for one id: the number 1 may be written as `01` in a path. */
function isSame(told: string, named: unknown): boolean {
  return told === String(named) || (told !== '' && Number(told) === Number(named));
}

function isListOfIds(values: unknown): values is readonly (string | number)[] {
  return Array.isArray(values) && values.every((id) => typeof id === 'string' || typeof id === 'number');
}

function homeless({ name }: Resource, makers: readonly Maker[]): string {
  const [home] = makers.flatMap((maker) => maker.home ?? []);
  const properties = home?.parameters.map(({ property }) => property) ?? [];
  if (properties.every((property) => property !== undefined)) {
    return `does not say where it stands: give it ${properties.join(' and ')}`;
  }
  const within = home === undefined ? {} : { [home.path]: idsOf(home) };
  const form = `{"within": ${JSON.stringify(within)}, "item": {…}}`;
  return `does not say where it stands, since no property of ${name} does: write it as ${form}`;
}

/** What stands for the ids in the path of a home. */
function idsOf({ parameters }: Home): readonly string[] {
  return parameters.map(({ name }) => `<${name}>`);
}
