import type { Resource } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import type { FilledKind } from './presence.ts';
import type { ProjectOptions } from './project.ts';

/** How an item of a resource is projected: values generated for it are the same for the same id. */
export function projectOptionsOf(crud: CrudContext, resource: Resource, id: unknown): ProjectOptions {
  return { key: `${resource.name} ${plainText(id)}`, ...framesOf(resource), ...crud.propertiesOf(resource) };
}

/**
 * How an item is projected in a list: with its id, as far as the schema lets it through. Whoever gets the item goes on
 * with that.
 */
export function rowOptionsOf(crud: CrudContext, resource: Resource, id: unknown): ProjectOptions {
  const names = crud.propertiesOf(resource);
  return {
    key: `${resource.name} ${plainText(id)}`,
    ...framesOf(resource),
    ...names,
    known: names.knownBesideId,
  };
}

function framesOf({ frames }: Resource): Pick<ProjectOptions, 'frames'> {
  return frames === undefined ? {} : { frames };
}

/** How what is around an item is projected, or around the items of a list: none of it is known to be of the item. */
export function envelopeOptionsOf(
  resource: Resource,
  id: unknown,
  kind: Exclude<FilledKind, 'item'>,
): ProjectOptions {
  return { key: `${resource.name} ${plainText(id)}`, kind, known: none, sendable: none };
}

const none: ReadonlySet<string> = new Set();
