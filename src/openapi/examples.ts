import type { Example, MediaType, OpenApiDocument } from './document.ts';
import { resolve } from './reference.ts';

/**
 * The examples that a contract gives for a media type, in its order: the one in `example`, then those in `examples` by
 * their names. One that is kept elsewhere (`externalValue`) is none, since nothing is fetched.
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
