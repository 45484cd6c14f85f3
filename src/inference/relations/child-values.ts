import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type { Resource } from '../resource.ts';

/** What an item shows of what is below it in one value: the newest, or an average. */
export interface ChildValue {
  readonly property: string;
  readonly of: 'newest' | 'average';
  /** The property of what is below whose value it is; absent where it shows the newest whole. */
  readonly value?: string;
  /** The schema in which the newest is shown whole. */
  readonly schema?: Schema;
  /** Whether an average has no decimal places. */
  readonly isWhole?: true;
}

/** What the newest is called, with what it is, and what is shown of it: `lastMessage`, `latest_reading_at`. */
const newestWords = /^(?:last|latest|newest|mostrecent)(.+?)(at|date|time|on)?$/;

/** What an average is called, and of what: `averageRating`, `rating_avg`. */
const averageWords = /^(?:average|avg|mean)(.+)$|^(.+?)(?:average|avg|mean)$/;

/** What items say by which they are known in a list, by plain names, the likeliest first. */
const textNames = ['content', 'text', 'body', 'message', 'comment', 'title', 'name'];

/** Numbers by which something is rated, of which an item shows the average by the same name. */
const ratings: ReadonlySet<string> = new Set(['rating', 'score', 'stars', 'grade']);

/**
 * Infers which properties of an item show the newest of what is below it (`lastMessage`, `lastMessageAt`) and averages of its
 * numbers (`averageRating` of `rating`).
 * @param sent the properties that requests for the item have: those are what the client says
 */
export function inferChildValues(
  mergeSchema: MergeSchema,
  owner: Resource,
  child: Resource,
  sent: readonly string[],
): readonly ChildValue[] {
  const own = new Map(owner.responseSchemas.flatMap((view) => [...mergeSchema(view).properties]));
  const below = new Map(child.responseSchemas.flatMap((view) => [...mergeSchema(view).properties]));
  const words = singularsOf(child.name.slice(child.name.lastIndexOf('/') + 1));
  return [...own].flatMap(([property, schema]): readonly ChildValue[] => {
    if (findName(sent, [property]) !== undefined) return [];
    const merged = mergeSchema(schema);
    const found = newestOf(mergeSchema, property, { schema, merged }, { below, words });
    return found ?? averageOf(mergeSchema, property, merged, below);
  });
}

/** What is below an item: its properties, and the words for one of it. */
interface Below {
  readonly below: ReadonlyMap<string, Schema>;
  readonly words: readonly string[];
}

function newestOf(
  mergeSchema: MergeSchema,
  property: string,
  { schema, merged }: { readonly schema: Schema; readonly merged: MergedSchema },
  { below, words }: Below,
): readonly ChildValue[] | undefined {
  const [, word = '', time] = newestWords.exec(plainName(property)) ?? [];
  if (!words.includes(word)) return undefined;
  if (time === undefined && isObjectSchema(merged)) return [{ property, of: 'newest', schema }];
  if (!merged.types.has('string')) return [];
  const isTime = merged.keywords.format === 'date-time' || merged.keywords.format === 'date';
  const times = [...below.keys()].filter(
    (name) => mergeSchema(below.get(name) ?? {}).keywords.format === 'date-time',
  );
  const value =
    isTime || time !== undefined
      ? findName(times, ['createdat', 'sentat', 'timestamp', 'created', 'date', 'time', 'postedat'])
      : findName(below.keys(), textNames);
  return value === undefined ? [] : [{ property, of: 'newest', value }];
}

function averageOf(
  mergeSchema: MergeSchema,
  property: string,
  merged: MergedSchema,
  below: ReadonlyMap<string, Schema>,
): readonly ChildValue[] {
  const plain = plainName(property);
  const [, before, after] = averageWords.exec(plain) ?? [];
  const rating = ratings.has(plain) ? plain : undefined;
  const word = before ?? after ?? rating;
  const isNumber = (types: ReadonlySet<string>) => types.has('number') || types.has('integer');
  const value = word === undefined ? undefined : findName(below.keys(), [word]);
  if (value === undefined || !isNumber(merged.types)) return [];
  if (!isNumber(mergeSchema(below.get(value) ?? {}).types)) return [];
  return [{ property, of: 'average', value, ...(!merged.types.has('number') && { isWhole: true }) }];
}
