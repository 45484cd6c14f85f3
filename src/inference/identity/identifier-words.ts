import { plainText } from '../../json.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';

/** Whether a property's name says that it identifies something: `txId`, `TransactionID`, `order_uuid`, `pk`, `code`. */
export function isIdentifier(name: string): boolean {
  return identifierNames.some((pattern) => pattern.test(name));
}

/** Whole names, camel case, and words with a separator: `paid` and `grid` are none. */
const identifierNames = [
  /^(id|uuid|guid|gid|pk|code)$/i,
  /[a-z\d](Id|ID|Uuid|UUID|Guid|GUID|Gid|Pk|PK)$/,
  /[_-](id|uuid|guid|gid|pk)$/i,
];

/** Whether a parameter's name does not say whose id it is; an item has an `id` of its own. */
export function isGeneral(name: string): boolean {
  return ['id', 'uuid', 'name', 'slug', 'key', 'code'].includes(plainName(name));
}

/** What says how a request went, where it is a number beside words for the same, or by what it is declared to be. */
const outcomeNames =
  /^(?:code|status|statuscode|httpcode|httpstatus|responsecode|resultcode|errorcode|errno|retcode)$/;
const besideOutcomes =
  /^(?:message|msg|success|ok|error|errors|errormessage|errmsg|statustext|httpstatus|statusmessage)$/;
const outcomes = /^(?:ok|success|successful|succeeded|failed|failure|error|0+|20[0-4])$/i;

/**
 * Whether a property is how a request went and no id: the `code` of `{code: 200, message: 'OK', title}`.
 * @param names those of all properties beside it
 */
export function isOutcomeCode(
  name: string,
  { types, keywords }: Pick<MergedSchema, 'types' | 'keywords'>,
  names: Iterable<string>,
): boolean {
  if (!outcomeNames.test(plainName(name))) return false;
  const { enum: values, const: constant, example } = keywords;
  const declared = [...(Array.isArray(values) ? values : []), constant, example];
  if (declared.some((value) => outcomes.test(plainText(value)))) return true;
  const isNumber = types.has('integer') || types.has('number');
  return isNumber && [...names].some((other) => other !== name && besideOutcomes.test(plainName(other)));
}

const idEndings: readonly string[] = ['id', 'uuid', 'guid', 'gid', 'pk', 'code'];

/** What an identifier may be of, by its name: `tag`, or `ta`, for `tagId`; none where it says nothing of that. */
export function wordsBeforeId(name: string): readonly string[] {
  const plain = plainName(name);
  return idEndings.flatMap((ending) =>
    plain.endsWith(ending) && plain !== ending ? [plain.slice(0, -ending.length)] : [],
  );
}

/** The properties that identify items beside their id, by plain names, `cache_key` among them. */
const uniqueNames =
  /^(?:id|guid|username|login|handle|sku|isbn|code|barcode)$|(?:uuid|slug|key|token|hash)$|^email|^(?:correo(?:electronico)?|courriel)$/;

/** Whether no two items have the same value of a property, by its name alone. */
export function isUniqueName(name: string): boolean {
  return uniqueNames.test(plainName(name));
}

/** What an identifier refers to when it is not the item's own: `ownerId`, `created_by_id`, `parentId`. */
const relatedWords = new Set(
  'parent owner user author creator createdby updatedby tenant account organization organisation org company customer client executor performer assignee worker reviewer approver manager sender receiver recipient buyer seller group category team workspace project external reference ref correlation trace request session device country currency language locale zip postal'.split(
    ' ',
  ),
);

/**
 * Whether an identifier names something else than the item.
 * @param own the names of the item itself
 * @param segments the last segments of all collections of the contract
 */
export function refersElsewhere(
  name: string,
  own: ReadonlySet<string>,
  segments: ReadonlySet<string>,
): boolean {
  const plain = plainName(name);
  if (idEndings.includes(plain)) return false;
  const words = wordsBeforeId(name);
  const all = words.length === 0 ? [plain] : words;
  if (all.some((word) => own.has(word))) return false;
  return all.some((word) => relatedWords.has(word) || segments.has(word));
}

/** The possible names of one item of each collection that a contract's paths have. */
export function collectionWordsIn(paths: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const path of paths) {
    const segments = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
    for (const segment of segments) for (const word of singularsOf(segment)) words.add(word);
  }
  return words;
}
