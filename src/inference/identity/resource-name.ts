import { resourceNamesIn } from '../../openapi/paths/resource-names.ts';
import { plainName } from '../naming.ts';

/** The properties that hold resource names. */
const nameProperties = ['name', 'resourcename'];

/** What the contract says of a property that may hold resource names. */
export interface NameEvidence {
  /** The last segment of the collection's path, such as `memos`. */
  readonly segment: string;
  readonly property: string;
  /** Its descriptions, patterns and examples. */
  readonly texts: readonly unknown[];
}

/**
 * Infers the form of resource names, as Google's APIs have them: `memos/{}` or `users/{}/sessions/{}`, where the path of
 * an item ends with the last part. The description or the pattern of the property says so, or an example.
 * @returns undefined for a property that holds the id alone
 */
export function inferResourceName({ segment, property, texts }: NameEvidence): string | undefined {
  if (!nameProperties.includes(plainName(property))) return undefined;
  for (const text of texts) {
    if (typeof text !== 'string') continue;
    const found = resourceNamesIn(text).find((template) => template.endsWith(`${segment}/{}`));
    if (found !== undefined) return found;
    const asExample = exampleTemplate(text);
    if (asExample?.endsWith(`${segment}/{}`)) return asExample;
  }
  return undefined;
}

/** `users/{}/sessions/{}`, for the example `users/1/sessions/abc`. */
function exampleTemplate(example: string): string | undefined {
  const parts = example.split('/');
  if (parts.length % 2 !== 0 || !parts.every((part) => /^[\w.~-]+$/.test(part))) return undefined;
  return parts.map((part, i) => (i % 2 === 0 ? part : '{}')).join('/');
}
