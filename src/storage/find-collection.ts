import type { CollectionSpec } from './store.ts';

/**
 * The collection of a name that a person, or another version of the contract, gave to it: its own name, another of its
 * names, or the end of its name, where no other collection has that end too.
 * @example findCollection(specs, 'books') // that of `shelves/books`
 */
export function findCollection<S extends Pick<CollectionSpec, 'name' | 'otherNames'>>(
  specs: readonly S[],
  name: string,
): S | undefined {
  const named = specs.find((spec) => spec.name === name) ?? specs.find((spec) => hasOtherName(spec, name));
  if (named !== undefined) return named;
  const [only, ...others] = specs.filter((spec) => spec.name.endsWith(`/${name}`));
  return others.length === 0 ? only : undefined;
}

function hasOtherName({ otherNames = [] }: Pick<CollectionSpec, 'otherNames'>, name: string): boolean {
  return otherNames.includes(name);
}
