import { walk } from '../../walk.ts';
import { type Mapping, mappingOf } from './mapped-schemas.ts';

/** A node with a `$ref`, and where it is. The parsed files belong to the loader, which changes them. */
export interface FoundReference {
  readonly node: Record<string, unknown>;
  readonly url: URL;
  readonly tokens: readonly string[];
  /** Whether it is in an example, an extension or other data, where `$ref` may be the name of a property. */
  readonly isData: boolean;
}

/** What leads from one place of a file to others. */
export interface FoundReferences {
  readonly references: readonly FoundReference[];
  readonly mappings: readonly Mapping[];
}

/**
 * Finds the references and the mappings of a file in one walk: a large contract has a hundred thousand objects.
 * @param prepare is given each object before what is in it is looked at
 */
export function findReferences(
  root: unknown,
  url: URL,
  prepare: (node: Readonly<Record<string, unknown>>) => void = () => {},
): FoundReferences {
  const references: FoundReference[] = [];
  const mappings: Mapping[] = [];
  const add = (node: Readonly<Record<string, unknown>>, tokens: readonly string[], isData: boolean) => {
    if (Object.hasOwn(node, '$ref')) references.push({ node, url, tokens: [...tokens], isData });
  };
  walk(
    root,
    (node, tokens) => {
      prepare(node);
      const mapping = mappingOf(node, tokens);
      if (mapping !== undefined) mappings.push(mapping);
      add(node, tokens, false);
    },
    (node, tokens) => add(node, tokens, true),
  );
  return { references, mappings };
}
