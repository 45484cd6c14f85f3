import { plainName } from '../../inference/naming.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { isWrapperName, type SentValue, withoutGeneralNames } from './sent-values.ts';

/** A sent value and the property of the response that it belongs to. */
export interface Match {
  readonly property: string;
  readonly schema: Schema;
  readonly sent: SentValue;
}

/** Whether a value, or one that it is a part of, has its place. */
export function isUsed(sent: SentValue, used: ReadonlySet<SentValue>): boolean {
  return used.has(sent) || (sent.within !== undefined && isUsed(sent.within, used));
}

/** Where the sent values belong in an object: the first value counts for a property, the first name for a value. */
export function matchesOf(
  mergeSchema: MergeSchema,
  merged: MergedSchema,
  sent: readonly SentValue[],
): Match[] {
  const byPlain = new Map([...merged.properties.keys()].reverse().map((name) => [plainName(name), name]));
  const matches = new Map<string, Match>();
  const used = new Set<SentValue>();
  for (const each of sent) {
    if (isUsed(each, used)) continue;
    const property = each.names.map((name) => byPlain.get(name)).find((name) => name !== undefined);
    const schema = property === undefined ? undefined : merged.properties.get(property);
    if (property === undefined || schema === undefined || matches.has(property)) continue;
    if (mergeSchema(schema).keywords.writeOnly === true || isSecretName(property)) continue;
    matches.set(property, { property, schema, sent: each });
    used.add(each);
  }
  return [...matches.values()];
}

/** An object in an object, and the sent values that may be meant for it. */
export interface Wrapper {
  readonly property: string;
  readonly schema: Schema;
  readonly sent: readonly SentValue[];
}

/** What an object is called that repeats what was sent beside what became of it: `original_address`. */
const repeating = /^(?:original|input|sent|given|submitted|requested|entered|provided)/;

/**
 * The object in an object that wraps what was sent: the one with the most of the names that are left; of several alike the
 * one whose name says so.
 */
export function wrapperOf(
  mergeSchema: MergeSchema,
  { properties }: MergedSchema,
  taken: ReadonlySet<string>,
  left: readonly SentValue[],
): Wrapper | undefined {
  let best: (Wrapper & { readonly score: number }) | undefined;
  for (const [property, schema] of properties) {
    if (taken.has(property)) continue;
    const sent = left.map((each) => namesWithin(property, properties.size, each));
    const found = scoreOf(mergeSchema, schema, sent, 0);
    const score = found > 0 && repeating.test(plainName(property)) ? found + 0.25 : found;
    if (score > (best?.score ?? 0)) best = { property, schema, sent, score };
  }
  return best;
}

/** A value with the names that it may have in an object: its `id` only where that is the item that the path names. */
export function namesWithin(property: string, siblings: number, sent: SentValue): SentValue {
  const name = plainName(property);
  const isItem = siblings === 1 || isWrapperName(name) || sent.names.includes(`${name}id`);
  return isItem || sent.origin === 'body' ? sent : withoutGeneralNames(sent);
}

/** How many objects deep the names of what was sent are looked for. */
const maxSearchDepth = 3;

/** How many sent values belong into a value of a schema, in an object within it or in the rows of a list. */
function scoreOf(
  mergeSchema: MergeSchema,
  schema: Schema,
  sent: readonly SentValue[],
  depth: number,
): number {
  const { properties, items } = mergeSchema(schema);
  if (items !== undefined)
    return (
      scoreOf(
        mergeSchema,
        items,
        sent.filter(({ origin }) => origin === 'path').map(withoutGeneralNames),
        depth,
      ) / 2
    );
  const names = new Set([...properties.keys()].map(plainName));
  const own = sent.filter((each) => each.names.some((name) => names.has(name))).length;
  if (own > 0 || depth > maxSearchDepth) return own;
  const inner = [...properties.values()].map((each) => scoreOf(mergeSchema, each, sent, depth + 1));
  return Math.max(0, ...inner) / 2;
}
