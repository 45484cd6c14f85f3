import { contentWithFields } from '../../codecs/declared-content.ts';
import { isObject, plainText, scalarNumber } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findName, plainName, singularsOf } from '../naming.ts';

/** An act by which somebody is for an item or against it: `POST /posts/{id}/vote` with `{value: -1}`. */
export interface Ballot {
  /** The property of the body, or the query parameter, that says which; absent where the path does. */
  readonly sent?: string;
  /** The side that the path says: 1 for `/posts/{id}/upvote`, -1 for `/downvote`, 0 for what takes a vote back. */
  readonly side?: number;
  /** The side from which a vote that is taken back goes, where nobody knows whose it is. */
  readonly from?: number;
  /** The least that the difference may be. */
  readonly least?: number;
  /** The marks of those who are for the item and against it. */
  readonly marks: Readonly<Record<Side, string>>;
  /** The numbers of the item that count those who are for it and those against it, and the one that is the difference. */
  readonly counts: Partial<Readonly<Record<Side | 'net', string>>>;
}

type Side = 'for' | 'against';

/** What an act of two sides is called, by plain names, with the words for each and what is sent; a new word is one more. */
const acts: readonly {
  readonly verbs: readonly string[];
  readonly marks: Readonly<Record<Side, string>>;
  readonly sent: readonly string[];
  readonly net: readonly string[];
}[] = [
  {
    verbs: ['vote', 'voting'],
    marks: { for: 'upvote', against: 'downvote' },
    sent: (
      'value vote votevalue votetype direction votedirection dir type voteaction action score delta upvote isupvote ' +
      'up isup isupvoted'
    ).split(' '),
    net: [
      'votes',
      'votecount',
      'votescount',
      'numvotes',
      'score',
      'votescore',
      'netvotes',
      'karma',
      'points',
    ],
  },
  {
    verbs: ['like', 'reaction', 'react'],
    marks: { for: 'like', against: 'dislike' },
    sent: 'value like liked islike isliked type score direction reaction reactiontype action'.split(' '),
    net: ['likescore', 'likes', 'likecount', 'likescount', 'score'],
  },
];

/** The words that say which side somebody takes, as they are sent: 1, -1, or 0 for neither. */
const sides = new Map<string, number>([
  ...'up upvote upvoted like liked plus positive for yes agree helpful'
    .split(' ')
    .map((word) => [word, 1] as const),
  ...'down downvote downvoted dislike disliked minus negative against no disagree unhelpful'
    .split(' ')
    .map((word) => [word, -1] as const),
  ...'none neutral remove removed unvote unlike undo clear cancel'
    .split(' ')
    .map((word) => [word, 0] as const),
]);

/**
 * Infers which side somebody takes by an action, and what counts that. Not where what is sent may be a grade, from 1 to 5,
 * or is a choice among other words.
 * @param views the schemas that show the item
 * @param verb the last word of the action's path
 */
export function inferBallot(
  mergeSchema: MergeSchema,
  views: readonly Schema[],
  operation: Operation,
  verb: string,
): Ballot | undefined {
  const said = sideInPath(mergeSchema, views, operation, verb);
  if (said !== undefined) return said;
  const act = acts.find(({ verbs }) => singularsOf(verb).some((word) => verbs.includes(word)));
  if (act === undefined) return undefined;
  const inputs = inputsOf(mergeSchema, operation);
  const sent = findName(inputs.keys(), act.sent);
  if (sent === undefined || !isSide(mergeSchema, inputs.get(sent) ?? {})) return undefined;
  const numbers = views.flatMap((view) => numbersIn(mergeSchema, view));
  const named = (side: Side) => findName(numbers, countNames(act.marks[side]));
  const [up, down] = [named('for'), named('against')];
  const net = findName(
    numbers.filter((name) => name !== up && name !== down),
    act.net,
  );
  if ((up ?? down ?? net) === undefined) return undefined;
  const counts = { ...(up && { for: up }), ...(down && { against: down }), ...(net && { net }) };
  return { sent, marks: act.marks, counts, ...leastOf(mergeSchema, views, net) };
}

/** Verbs that say which side one takes, by plain names, with what takes that back. */
const sidedVerbs: readonly (readonly [verb: RegExp, side: 1 | -1])[] = [
  [/^(un|remove|cancel)?(?:upvotes?|voteup)$/, 1],
  [/^(un|remove|cancel)?(?:downvotes?|votedown)$/, -1],
];

/** The side that a path says, where one number of the item is the difference, and none counts that side alone. */
function sideInPath(
  mergeSchema: MergeSchema,
  views: readonly Schema[],
  operation: Operation,
  verb: string,
): Ballot | undefined {
  const plain = plainName(verb);
  const [found] = sidedVerbs.flatMap(([word, side]) => {
    const match = word.exec(plain);
    return match === null ? [] : [{ side, isTakenBack: match[1] !== undefined }];
  });
  const [act] = acts;
  if (found === undefined || act === undefined || operation.requestBody !== undefined) return undefined;
  const numbers = views.flatMap((view) => numbersIn(mergeSchema, view));
  const isCounted = Object.values(act.marks).some((mark) => findName(numbers, countNames(mark)));
  const net = isCounted ? undefined : findName(numbers, act.net);
  if (net === undefined) return undefined;
  const { side, isTakenBack } = found;
  return {
    side: isTakenBack ? 0 : side,
    ...(isTakenBack && { from: side }),
    ...{ marks: act.marks, counts: { net }, ...leastOf(mergeSchema, views, net) },
  };
}

/** The least that the number of votes may be, where the schema says so. */
function leastOf(
  mergeSchema: MergeSchema,
  views: readonly Schema[],
  net: string | undefined,
): Pick<Ballot, 'least'> {
  for (const view of views) {
    const { minimum } = mergeSchema(mergeSchema(view).properties.get(net ?? '') ?? {}).keywords;
    if (minimum !== undefined) return { least: scalarNumber(minimum) };
  }
  return {};
}

/**
 * Which side somebody takes: 1 for the item, -1 against it, 0 for neither; `undefined` for what says nothing of that. A flag
 * that is not set is a side where there is one against the item, and else takes the mark back.
 */
export function sideOf({ counts, marks }: Ballot, value: unknown): number | undefined {
  const isTwoSided = counts.against !== undefined || marks.for === 'upvote';
  if (typeof value === 'boolean') return value ? 1 : isTwoSided ? -1 : 0;
  const number = value === '' ? Number.NaN : scalarNumber(value);
  return Number.isNaN(number) ? sides.get(plainName(plainText(value))) : Math.sign(number);
}

function inputsOf(mergeSchema: MergeSchema, operation: Operation): ReadonlyMap<string, Schema> {
  const body = contentWithFields(operation.requestBody?.content)?.schema;
  const query = operation.parameters.filter((each) => each.in === 'query');
  return new Map([
    ...(body === undefined ? [] : mergeSchema(body).properties),
    ...query.map(({ name, schema = {} }) => [name, schema] as const),
  ]);
}

/** Whether the values of an input are sides: flags, numbers from -1 to 1, words for them. */
function isSide(mergeSchema: MergeSchema, schema: Schema): boolean {
  const { types, keywords } = mergeSchema(schema);
  if (types.has('boolean')) return true;
  const { enum: values, const: constant, minimum = -1, maximum = 1 } = keywords;
  const listed = Array.isArray(values) ? values.filter((each) => each !== null) : [constant ?? []].flat();
  if (types.has('integer') || types.has('number')) {
    const isNear = scalarNumber(minimum) >= -1 && scalarNumber(maximum) <= 1;
    return isNear && listed.every((each) => Math.abs(scalarNumber(each)) <= 1);
  }
  const isWord = (each: unknown) =>
    sides.has(plainName(plainText(each))) || ['1', '-1', '0', '+1'].includes(plainText(each));
  return types.has('string') && listed.length > 0 && listed.every(isWord);
}

/** The numbers in an item that are not nested in its parts. */
function numbersIn(mergeSchema: MergeSchema, view: Schema): readonly string[] {
  return [...mergeSchema(view).properties].flatMap(([name, schema]) => {
    const { types } = mergeSchema(isObject(schema) ? schema : {});
    return types.has('integer') || types.has('number') ? [name] : [];
  });
}

/** What a number of those who have set a mark may be called. */
function countNames(mark: string): readonly string[] {
  const [, way] = /^(up|down)vote$/.exec(mark) ?? [];
  return [
    ...[mark, `${mark}s`].flatMap((form) => [`${form}count`, `num${form}`, `total${form}`]),
    `${mark}s`,
    ...(way === undefined ? [] : [`${way}s`, `votes${way}`]),
  ];
}
