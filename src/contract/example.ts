import type { Example, MediaType, OpenApiDocument, Reference } from './document.ts';
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
    const { value } = resolve<Example>(document, node as Example | Reference);
    return value === undefined ? [] : [{ name, value }];
  });
  return example === undefined ? named : [{ value: example }, ...named];
}
