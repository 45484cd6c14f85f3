import { isObject } from '../../../json.ts';
import { rememberTexts } from '../../../remember-texts.ts';
import { isReference } from '../../reference.ts';
import { isDataKeyword, isMapOfNames, keywordPlaceOf, pointerOf } from '../../walk.ts';
import { type FoundReference, findReferences } from './find-references.ts';
import { type ReferenceTargets, resolveReference } from './resolve-reference.ts';

/** Finds what a reference leads to; `undefined` where that is nothing. */
type Find = (ref: string) => { readonly target: unknown; readonly tokens: readonly string[] } | undefined;

/**
 * Puts what references lead to in their place where OpenAPI has no references, and people write them nevertheless: in
 * examples and other data, for a list, a text or a map as a whole (`enum: { $ref: '#/x-colors' }`). What is a list or a map
 * of objects there refers to each of them, so that nothing is copied that can be referred to.
 * @param references all that the document has, in its order
 */
export function inlineReferences(
  document: object,
  url: URL,
  references: readonly FoundReference[] = findReferences(document, url).references,
): void {
  const targets: ReferenceTargets = { parsed: () => document, failureOf: () => undefined };
  const find = rememberTexts<ReturnType<Find>>((ref) => {
    if (!ref.startsWith('#')) return undefined;
    const found = resolveReference(targets, url, ref);
    return 'failure' in found ? undefined : found;
  });
  const withValues = createFollowData(find);
  // Only after all are found: a reference may lead through a node that another one is in.
  const changes: (() => void)[] = [];
  const followed = new Set<unknown>();
  for (const reference of references) {
    const place = mayStayThere(find, reference) ? undefined : keywordPlaceOf(document, reference.tokens);
    if (place === undefined) continue;
    const { keyword, value } = place;
    const isValue = isDataKeyword(keyword, value);
    if (isValue ? followed.has(value) : !place.isWhole) continue;
    followed.add(value);
    const inlined = isValue ? withValues(value) : asWhole(find, keyword, value);
    if (inlined !== value) changes.push(() => Reflect.set(place.node, keyword, inlined));
  }
  for (const change of changes) change();
}

/** Whether a reference leads to a schema or another object that OpenAPI lets it lead to, as most do. */
function mayStayThere(find: Find, { node, tokens, isData }: FoundReference): boolean {
  if (!isReference(node)) return true;
  return !isData && !isMapOfNames(tokens.at(-1) ?? '') && isObject(find(node.$ref)?.target ?? {});
}

/** The maps whose members OpenAPI does not let be references. */
const unreferable: ReadonlySet<string> = new Set(['encoding', 'variables']);

/** A list, a text or a map that is elsewhere as a whole; any other value as it is. */
function asWhole(find: Find, key: string, value: unknown): unknown {
  const found = isReference(value) ? find(value.$ref) : undefined;
  if (found === undefined) return value;
  const { target, tokens } = found;
  const member = (name: string, part: unknown) =>
    isObject(part) && !isReference(part) ? { $ref: pointerOf([...tokens, name]) } : part;
  if (Array.isArray(target)) return target.map((part, index) => member(`${index}`, part));
  if (typeof target === 'string' || typeof target === 'number') return target;
  if (!isMapOfNames(key) || !isObject(target)) return value;
  if (unreferable.has(key)) return target;
  return Object.fromEntries(Object.entries(target).map(([name, part]) => [name, member(name, part)]));
}

/** How many nodes of data are gone through: examples that refer to each other can grow without bounds. */
const maxDataNodes = 100_000;

/** Creates what follows the references in data; one that leads nowhere, or to what is no value, is data itself. */
function createFollowData(find: Find): (value: unknown) => unknown {
  let nodesLeft = maxDataNodes;

  function follow(value: unknown, above: ReadonlySet<string>): unknown {
    nodesLeft -= 1;
    if (Array.isArray(value)) {
      const items = value.map((item) => follow(item, above));
      return items.every((item, index) => item === value[index]) ? value : items;
    }
    if (!isObject(value)) return value;
    if (isReference(value)) return followReference(value, value.$ref, above);
    const entries = Object.entries(value).map(([name, part]) => [name, follow(part, above)] as const);
    return entries.every(([name, part]) => part === value[name]) ? value : Object.fromEntries(entries);
  }

  function followReference(value: object, ref: string, above: ReadonlySet<string>): unknown {
    const found = above.has(ref) || nodesLeft < 0 ? undefined : find(ref);
    if (found === undefined || isComponent('schemas', found.tokens)) return value;
    const { target, tokens } = found;
    const isExample = isComponent('examples', tokens) && isObject(target) && Object.hasOwn(target, 'value');
    return follow(isExample ? target.value : target, new Set([...above, ref]));
  }

  return (value) => (hasReference(value) ? follow(value, new Set()) : value);
}

/** Most data has none, and need not be gone through again. */
function hasReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isReference(value) || Object.values(value).some(hasReference);
}

function isComponent(kind: string, tokens: readonly string[]): boolean {
  return tokens.length === 3 && tokens[0] === 'components' && tokens[1] === kind;
}
