import type { Example, MediaType, OpenApiDocument } from './document.ts';
import { resolve } from './reference.ts';

/**
 * The examples of a media type in the contract's order: the one in `example`, then those in `examples` with their
 * names. An external one (`externalValue`) is left out, since nothing is fetched.
 */
export function examplesOf(
  document: OpenApiDocument,
  { example, examples }: MediaType,
): readonly { readonly name?: string; readonly value: unknown }[] {
  const named = Object.entries(examples ?? {}).flatMap(([name, node]) => {
    const { value }: Example = Object(resolve(document, node));
    return value === undefined ? [] : [{ name, value }];
  });
  return example === undefined ? named : [{ value: example }, ...named];
}
