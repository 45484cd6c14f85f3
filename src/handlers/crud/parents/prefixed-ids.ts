import { plainName } from '../../../inference/naming.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { describedIdsOf } from './described-ids.ts';

/** A path parameter, and what a value begins with that is not the id but another property that identifies the item. */
interface PrefixedId {
  readonly parameter: string;
  readonly prefixes: readonly string[];
}

/**
 * A handler whose requests may name items by another property than their id, behind the prefix that the description of the
 * parameter quotes: `code-gold`, where it says that "for a code, the prefix `code-` is used".
 */
export function withPrefixedIds(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  const prefixed = prefixedIdsOf(crud, role);
  if (prefixed.length === 0) return handle;
  return (input, context) => {
    const params = { ...input.params };
    for (const { parameter, prefixes } of prefixed) {
      const value = params[parameter];
      const prefix = prefixes.find((each) => typeof value === 'string' && value.startsWith(each)) ?? '';
      if (typeof value === 'string' && value.length > prefix.length)
        params[parameter] = value.slice(prefix.length);
    }
    return handle({ ...input, params }, context);
  };
}

function prefixedIdsOf(crud: CrudContext, role: Role): readonly PrefixedId[] {
  return describedIdsOf(crud, role).flatMap(({ parameter, resource, description }) => {
    const prefixes = quotedPrefixes(description, resource);
    return prefixes.length === 0 ? [] : [{ parameter, prefixes }];
  });
}

/** The quoted prefixes of a description that are called as a property that identifies items: `code-`, `uuid:`. */
function quotedPrefixes(description: string, { id: { alternatives } }: Resource): readonly string[] {
  const names = new Set(alternatives.map(plainName));
  return [...description.matchAll(/[`'"]([A-Za-z][\w]*)([-:])[`'"]/g)]
    .filter(([, name = '']) => names.has(plainName(name)))
    .map(([, name, end]) => `${name}${end}`);
}
