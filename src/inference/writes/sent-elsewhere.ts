import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { isIdentifier } from '../identity/identifier-words.ts';
import { plainName, splitName } from '../naming.ts';
import type { PeoplePath } from '../people/infer-people.ts';
import { isSecretName } from '../people/secret-names.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';

/** A list of what no operation creates on its path. */
interface ReadOnlyList {
  readonly path: ResourcePath;
  /** The properties of its rows, by plain names. */
  readonly names: ReadonlySet<string>;
}

/** Words in the paths of what others send. */
const received = /(^|\/)(inbound|inbox|incoming|received)(\/|$)/i;

/** Words in paths for what is sent, and how. */
const sendWords: ReadonlySet<string> = new Set(
  (
    'send sends email emails mail mails sms mms message messages text texts fax faxes letter letters postcard postcards ' +
    'call calls dial print prints notify notification notifications push broadcast broadcasts transmit dispatch deliver'
  ).split(' '),
);

/** So many properties of a request its rows have at least, to be what was sent. */
const fewestShared = 3;

/**
 * The operations that send what is read elsewhere, and the path that they stand for: `POST /email`, which responds with a
 * `MessageID`, creates in `/messages/outbound`, the one list whose rows have a `MessageID` and most of what was sent.
 */
export function findSentElsewhere(
  all: readonly Operation[],
  mergeSchema: MergeSchema,
): ReadonlyMap<string, PeoplePath> {
  const found = new Map<string, PeoplePath>();
  const sending = all.filter(({ method, path }) => method === 'post' && isSending(path));
  if (sending.length === 0) return found;
  // Few operations that send respond with an identifier: until one does, no list is looked at.
  let index: ReturnType<typeof indexLists> | undefined;
  const listsOf = (name: string) => {
    index ??= indexLists(all, mergeSchema);
    return index(name);
  };
  const read = new Set(all.filter(({ method }) => method === 'get').map(({ path }) => itemPathOf(path)));
  for (const operation of sending) {
    if (read.has(itemPathOf(operation.path))) continue;
    const list = listOfSent(operation, mergeSchema, listsOf);
    if (list !== undefined) found.set(operation.id, { path: list.path, kind: 'create' });
  }
  return found;
}

/** Whether a path ends with a word, and has one for what is sent. */
function isSending(path: string): boolean {
  const words = path.split('/').filter((segment) => !segment.includes('{'));
  return (
    !/\}\/?$/.test(path) &&
    words.some((segment) => splitName(segment).some((word) => sendWords.has(plainName(word))))
  );
}

/** A path without an id at its end, and without the names of parameters. */
function itemPathOf(path: string): string {
  return path
    .replace(/\/+$/, '')
    .replace(/\/\{[^{}]*\}$/, '')
    .replace(/\{[^{}]*\}/g, '{}');
}

/** The lists of what nothing creates on their paths, by the identifiers that their rows have. */
function indexLists(
  all: readonly Operation[],
  mergeSchema: MergeSchema,
): (name: string) => readonly ReadOnlyList[] {
  const made = new Set(all.filter(({ method }) => method === 'post').map(({ path }) => itemPathOf(path)));
  const byId = new Map<string, ReadOnlyList[]>();
  for (const operation of all) {
    const isOfOthers = made.has(itemPathOf(operation.path)) || received.test(operation.path);
    const path = operation.method === 'get' && !isOfOthers ? parseResourcePath(operation.path) : undefined;
    if (path === undefined || path.idParameter !== undefined) continue;
    const rows = [...rowsIn(mergeSchema, responseOf(operation)).keys()];
    const list = { path, names: new Set(rows.map(plainName)) };
    for (const name of rows.filter(isIdentifier)) byId.set(name, [...(byId.get(name) ?? []), list]);
  }
  return (name) => byId.get(name) ?? [];
}

/** The one list that has what an operation sends, under the identifier that it responds with. */
function listOfSent(
  operation: Operation,
  mergeSchema: MergeSchema,
  listsOf: (name: string) => readonly ReadOnlyList[],
): ReadOnlyList | undefined {
  const path = parseResourcePath(operation.path);
  const sent = contentWithFields(operation.requestBody?.content)?.schema;
  if (path === undefined || !sent) return undefined;
  const request = namesIn(mergeSchema, sent).filter((name) => !isSecretName(name));
  if (request.length < fewestShared) return undefined;
  const ids = namesIn(mergeSchema, responseOf(operation)).filter(
    (name) => isIdentifier(name) && !request.includes(name),
  );
  const parents = namesOf(path);
  const lists = [...new Set(ids.flatMap(listsOf))].filter((list) => namesOf(list.path) === parents);
  const counted = lists.map((list) => ({
    list,
    shared: request.filter((name) => list.names.has(plainName(name))).length,
  }));
  const most = Math.max(0, ...counted.map(({ shared }) => shared));
  const [best, other] = counted.filter(({ shared }) => shared === most);
  const isSent = most >= fewestShared && most * 2 > request.length && other === undefined;
  return isSent ? best?.list : undefined;
}

function namesOf({ parameters }: ResourcePath): string {
  return parameters.map(({ name }) => name).join();
}

/** The properties of the rows of a body: it is a list, or the only one of its properties that is has them. */
function rowsIn(mergeSchema: MergeSchema, body: Schema): MergedSchema['properties'] {
  const { items, properties } = mergeSchema(body);
  const lists = [...properties.values()].flatMap((each): readonly Schema[] => {
    const { items: inner } = mergeSchema(each);
    return inner === undefined ? [] : [inner];
  });
  return mergeSchema(items ?? (lists.length === 1 ? lists[0] : undefined) ?? {}).properties;
}

/** The properties of what a body is about: of the body itself, or of each element of it. */
function namesIn(mergeSchema: MergeSchema, body: Schema): readonly string[] {
  const merged = mergeSchema(body);
  return [...(merged.items === undefined ? merged : mergeSchema(merged.items)).properties.keys()];
}

function responseOf(operation: Operation): Schema {
  const media = contentWithFields(successResponseOf(operation).response.content);
  return media?.schema ?? {};
}
