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
    // The end of `^memos/[^/]+$` and of `memos/*` stands for an id too.
    const plain = text.replaceAll('\\/', '/').replace(/\[\^\/\]\+|\*|\{[^{}]*\}/g, '{}');
    const found = templatesIn(plain).find((template) => template.endsWith(`${segment}/{}`));
    if (found !== undefined) return found;
    const asExample = exampleTemplate(text);
    if (asExample?.endsWith(`${segment}/{}`)) return asExample;
  }
  return undefined;
}

/** Words and ids by turns that no slash is before, which would make them a path: `users/{}/sessions/{}`. */
function templatesIn(text: string): readonly string[] {
  return text.match(/(?<![/\w-])(?:[A-Za-z][\w-]*\/\{\})(?:\/[A-Za-z][\w-]*\/\{\})*/g) ?? [];
}

/** `users/{}/sessions/{}`, for the example `users/1/sessions/abc`. */
function exampleTemplate(example: string): string | undefined {
  const parts = example.split('/');
  if (parts.length % 2 !== 0 || !parts.every((part) => /^[\w.~-]+$/.test(part))) return undefined;
  return parts.map((part, i) => (i % 2 === 0 ? part : '{}')).join('/');
}
