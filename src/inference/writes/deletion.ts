import type { OpenApiDocument, Schema } from '../../openapi/document.ts';
import { declarationOf, type Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { plainName } from '../naming.ts';
import type { Deletion, Resource, SoftDeletion, SuccessResponse } from '../resource.ts';
import { inferStateTransition } from '../state-transition.ts';

/** The verbs that a DELETE may stand for, the most literal first: the result of one is a state of the item. */
const verbs = ['delete', 'remove', 'cancel', 'terminate', 'archive', 'revoke', 'deactivate', 'disable'];

/** Those of them that mean nothing else. */
const literal: ReadonlySet<string> = new Set(['delete', 'remove']);

/** Plain names of properties that are set in deleted items alone. */
const marks = /^(is)?(deleted|trashed)(at|on|date|time)?$/;

/** Plain names of parameters that add deleted items to a list. */
const includes = /^(include|with|show|also)?(soft)?(deleted|trashed)$/;

/** Those that list deleted items alone. */
const onlyWords = /^only(soft)?(deleted|trashed)$|^(deleted|trashed)only$/;

/** The last words of paths that undo a deletion. */
const undoes = /[/:](restore|undelete|recover|untrash)\/?$/;

/** The last words of paths that list deleted items. */
const bins = /[/:](trash|trashed|deleted|bin|recycle-?bin)\/?$/i;

/** The last words of paths that delete an item for good, where a DELETE without them does not. */
const forGood = /[/:](?:(?:force|hard|permanent)(?:[-_]?delete)?|permanently|purge|destroy)\/?$/i;

/**
 * How deleted items stay: marked by a property such as `deleted_at`, where a list can include them, an operation restores
 * them or a DELETE calls itself soft. Absent where a deleted item is gone.
 */
export function inferSoftDeletion(
  { document, operations, mergeSchema }: InferenceContext,
  { responseSchemas }: Pick<Resource, 'responseSchemas'>,
  own: readonly Operation[],
): SoftDeletion | undefined {
  const names = responseSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const marking = [...new Set(names.filter((name) => marks.test(plainName(name))))];
  if (marking.length === 0) return undefined;
  const parameters = [...new Set(own.flatMap(parametersOf))];
  const including = parameters.filter((name) => includes.test(plainName(name)));
  const only = parameters.filter((name) => onlyWords.test(plainName(name)));
  const paths = own.map(({ path }) => path);
  const isUndone = [...operations.values()].some(
    ({ path }) => undoes.test(path) && paths.includes(path.replace(undoes, '')),
  );
  const isCalledSoft = own.some(
    (operation) => operation.method === 'delete' && /\bsoft/i.test(textOf(document, operation)),
  );
  const isAsked =
    including.length + only.length > 0 || paths.some((path) => bins.test(path.replace(emptying, '')));
  return isAsked || isUndone || isCalledSoft ? { marks: marking, including, only } : undefined;
}

/** Whether a path lists deleted items alone: `/notes/trash`. */
export function isBin(path: string): boolean {
  return bins.test(path);
}

/** Whether a path undoes a deletion: `/notes/{id}/restore`. */
export function undoesDeletion(path: string): boolean {
  return undoes.test(path);
}

/** What follows such a path where an operation empties it: `POST /notes/trash/empty`. */
const emptying = /\/(?:empty|clear|purge)\/?$/i;

/**
 * The path of the collection whose deleted items an operation removes for good: `/notes` for `DELETE /notes/trash` and
 * `POST /notes/trash/empty`; `undefined` for any other operation.
 */
export function emptiedCollection({ method, path }: Operation): string | undefined {
  const bin = method === 'delete' ? path : method === 'post' ? path.replace(emptying, '') : '';
  const isEmptied = bins.test(bin) && (method === 'delete' || emptying.test(path));
  return isEmptied ? bin.replace(bins, '') : undefined;
}

/** Whether a path deletes for good what a shorter one only hides: `/notes/{id}/force`. */
export function deletesForGood(path: string): boolean {
  return forGood.test(path);
}

/**
 * What a DELETE makes of an item instead of removing it: the state or the flag that its response shows. The item stays
 * where the operation or the filter of a list names that state. Absent where the item is gone and no response shows it.
 */
export function inferDeletion(
  { document, mergeSchema, identify }: InferenceContext,
  { responseSchemas }: Pick<Resource, 'responseSchemas'>,
  { operation, response }: { readonly operation: Operation; readonly response: SuccessResponse },
  { own, soft }: { readonly own: readonly Operation[]; readonly soft: SoftDeletion | undefined },
): Deletion | undefined {
  const { item } = response;
  const identities = responseSchemas.map((schema) => identify(schema));
  const isShown = item !== undefined && identities.includes(identify(item));
  if (!isShown && soft === undefined) return undefined;
  const schema = item !== undefined && isShown ? item : (responseSchemas[0] ?? {});
  const verb = verbsFor(mergeSchema, schema, (each) => names(document, each, operation)).find(
    (each) => Object.keys(inferStateTransition(mergeSchema, schema, each)).length > 0,
  );
  const changes = verb === undefined ? {} : inferStateTransition(mergeSchema, schema, verb);
  if (verb === undefined && soft === undefined) return undefined;
  const isNamed =
    verb !== undefined && verb !== 'delete' && verb !== 'remove' && names(document, verb, operation);
  const isListed = own.some((each) => each.method === 'get' && filtersBy(each, Object.values(changes)));
  const asked = askedOf(operation);
  return {
    ...{ changes, marks: soft?.marks ?? [], isShown },
    stays: soft !== undefined || isNamed || isListed,
    ...(asked && { asked }),
  };
}

/** Plain names of parameters by which a DELETE leaves an item where it can be restored, and of those by which it does not. */
const keeping =
  /^(?:enable|allow|can)?undo$|^(?:is|as)?soft(?:delete)?$|^(?:to|moveto|use)?(?:trash|recyclebin)$/;
const removing = /^(?:is)?(?:permanent|permanently|force|forced|hard|purge|skiptrash)(?:delete|ly)?$/;

/** What the query of a DELETE says of whether the item stays. */
function askedOf({ parameters }: Operation): Deletion['asked'] {
  for (const { name, in: place, schema } of parameters) {
    const isFlag = place === 'query' && (schema as Schema | undefined)?.type === 'boolean';
    const keeps = keeping.test(plainName(name));
    if (isFlag && (keeps || removing.test(plainName(name)))) return { parameter: name, keeps };
  }
  return undefined;
}

/**
 * The verbs that a DELETE may stand for, those first that the operation names: `Terminate a subscription` cancels nothing.
 * Where a property says that an item is deleted, an `archived` beside it means something else, unless the operation names it.
 */
function verbsFor(
  mergeSchema: MergeSchema,
  item: Schema,
  isNamed: (verb: string) => boolean,
): readonly string[] {
  const isMarked = [...mergeSchema(item).properties.keys()].some((name) => marks.test(plainName(name)));
  const [own, others] = [true, false].map((is) =>
    verbs.filter((verb) => (literal.has(verb) || isNamed(verb)) === is),
  );
  return [...(own ?? []), ...(isMarked ? [] : (others ?? []))];
}

/** Whether the operation says by its own words that it does what a verb does: `Cancels a subscription`. */
function names(document: OpenApiDocument, verb: string, operation: Operation): boolean {
  return new RegExp(`\\b${verb.replace(/e$/, '')}`, 'i').test(textOf(document, operation));
}

function textOf(document: OpenApiDocument, operation: Operation): string {
  const declared: object = declarationOf(document, operation);
  return [operation.id, Reflect.get(declared, 'summary'), Reflect.get(declared, 'description')]
    .filter((text) => typeof text === 'string')
    .join(' ');
}

function parametersOf({ parameters }: Operation): readonly string[] {
  return parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
}

/** Whether a list can be asked for one of the states. */
function filtersBy({ parameters }: Operation, states: readonly unknown[]): boolean {
  return parameters.some(({ schema }) => {
    const values: unknown = (schema as Schema | undefined)?.enum;
    return (
      Array.isArray(values) && values.some((value) => typeof value === 'string' && states.includes(value))
    );
  });
}
