import { contentWithFields, structuredContent } from '../codecs/declared-content.ts';
import { isObject } from '../json.ts';
import type { Schema } from '../openapi/document.ts';
import { examplesOf } from '../openapi/examples.ts';
import type { Operation } from '../openapi/operations.ts';
import { successResponseOf } from '../openapi/responses.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { valueAt } from './body-path.ts';
import { namesIdOf } from './identity/id-names.ts';
import type { InferenceContext } from './inference-context.ts';
import { inferElementCounter } from './item-lists/counted-elements.ts';
import { inferBallot } from './item-lists/infer-ballot.ts';
import { inferPersonalFlags } from './item-lists/personal-flags.ts';
import { createSentMarks } from './item-lists/sent-marks.ts';
import { hasUnknownBody, inferRequestPayload, inferSuccessResponse, withItem } from './item-payloads.ts';
import { inferActionMovement } from './movements/infer-movements.ts';
import { findName, plainName, singularsOf } from './naming.ts';
import { createItemRoleSearch } from './relations/item-role-search.ts';
import type { ActionRole, RequestPayload, Role, SuccessResponse } from './resource.ts';
import { type ActionPath, parseActionPath, parseVerbBeforeId } from './resource-path.ts';
import { inferActionCounter, inferStateTransition, inferToggledFlag } from './state-transition.ts';
import { parseResourceHint } from './vendor-extension.ts';
import { inferCommands } from './verbs/commands.ts';
import { inferFreeState } from './verbs/free-states.ts';
import { type ActionInRequest, parseActionInRequest } from './verbs/id-in-request.ts';
import { inferNamedRemark, inferNamedValue } from './verbs/named-value.ts';
import { flagIn } from './wrapper/flag-in.ts';
import { knownItems } from './wrapper/item-evidence.ts';
import { describeItem } from './wrapper/undeclared-item.ts';
import { wrapperNames } from './wrapper/wrapper-names.ts';
import { clearedProperties } from './writes/cleared-properties.ts';
import { queryProperties } from './writes/query-properties.ts';
import { inferSettlement } from './writes/settlement.ts';

/**
 * The actions on items, such as `POST /orders/{id}/cancel`: their path follows that of an item and leads to no resource
 * of its own, and they respond with the item or nothing, or move the item to a state that its schema names.
 * @param roleOf the roles so far: an action needs a role on the same item, or on what creates it
 */
export function inferActions(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ActionRole[] {
  const operations = [...context.operations.values()];
  // A GET that says yes or no, `/pulls/{id}/merge` for whether it is merged, shows nothing of its own.
  const readPaths = new Set(
    operations.filter((each) => each.method === 'get' && showsContent(each)).map(({ path }) => path),
  );
  const actionPaths = new Set(
    operations.filter(({ method }) => method === 'post' || method === 'put').map(({ path }) => path),
  );
  const roles = [...roleOf.values()];
  const roleAt = createRoleSearch(roles);
  const parseSentMark = createSentMarks(context.mergeSchema, roles);
  return operations.flatMap((operation) => {
    const hint = parseResourceHint(context.document, operation);
    const parsed = actionPathOf(context, operation) ?? parseSentMark(operation);
    const path = parsed && { ...parsed, item: context.toPlural(context.toVersionless(parsed.item)) };
    if (path === undefined || hint.isNone || roleOf.has(operation.id)) return [];
    if (hasUnknownBody(operation)) {
      return context.reject(operation, 'its request body is neither JSON nor a form');
    }
    const isUndoing = isUndoingDelete(operation, actionPaths);
    const isAction = (isWrite(operation, path) || isUndoing) && !readPaths.has(operation.path);
    if (!isAction && hint.role !== 'action') return [];
    const onItem = roleAt(path.item.collection) ?? roleShowing(context, roles, operation, path);
    const isHinted = hint.role === 'action';
    return onItem === undefined
      ? context.reject(
          operation,
          `it is no action: nothing else handles the items of ${path.item.collection}`,
        )
      : inferOwnAction(context, { operation, path, onItem, isHinted, isUndoing });
  });
}

function showsContent(operation: Operation): boolean {
  return Object.keys(successResponseOf(operation).response.content ?? {}).length > 0;
}

/** Words that look like plurals of what is made, and are none or are counted in the item. */
const countedWords =
  /(?:ss|us|is)$|^(?:up|down)?votes$|^(?:dis)?likes$|^(?:reactions|stars|favou?rites|bookmarks|follows)$/;

/**
 * Whether a POST below an item makes something else, of which its response says nothing: `POST /posts/{id}/comments` with a
 * `body`, which is not that of the post. What is sent by the name of the word is of the item: `{tags}` to its `/tags`.
 */
function makesOthers(
  { mergeSchema }: InferenceContext,
  operation: Operation,
  { verb, isVerbFirst }: ActionPath,
): boolean {
  if (operation.method !== 'post' || isVerbFirst === true || countedWords.test(plainName(verb))) return false;
  if (Number(successResponseOf(operation).status) !== 201) return false;
  if (singularsOf(verb).every((word) => word === verb) || showsContent(operation)) return false;
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  const sent = [...mergeSchema(schema ?? {}).properties.keys()].map(plainName);
  const own = [verb, ...singularsOf(verb)].map(plainName);
  return sent.length > 0 && !sent.some((name) => own.some((word) => name.startsWith(word)));
}

/** Whether a DELETE undoes what a POST or PUT does: on the same path, or as `/unenroll` undoes the `/enroll` beside it. */
function isUndoingDelete({ method, path }: Operation, actionPaths: ReadonlySet<string>): boolean {
  return method === 'delete' && (actionPaths.has(path) || actionPaths.has(path.replace(undoingWord, '/')));
}

/**
 * The verbs that end something, by plain names: a DELETE of `/orders/{id}/cancel` cancels, where one of `/posts/{id}/like`
 * takes the like back.
 */
const endingVerbs: ReadonlySet<string> = new Set(
  (
    'cancel archive deactivate disable revoke terminate suspend close void reject decline dismiss withdraw stop end ' +
    'abort expire retire remove delete trash ban unpublish unarchive unsubscribe'
  ).split(' '),
);

/** Whether an operation writes by its method: also a DELETE, where its verb ends something. */
function isWrite({ method }: Operation, { verb }: ActionPath): boolean {
  return method === 'delete' ? endingVerbs.has(plainName(verb)) : method !== 'get';
}

/** What precedes a verb in the last word of a path that undoes it. */
const undoingWord = /\/un[-_]?(?=[a-z]+\/?$)/i;

/** Where an action has its item and its verb. */
type LocatedAction = ActionPath & Partial<ActionInRequest>;

/** Whether a path does not lead through its item, so that it may be about anything, unless its parameter says that it is the item's. */
function isLoose({ isVerbFirst, idInput, item: { segment, idParameter = '' } }: LocatedAction): boolean {
  return (isVerbFirst === true && !namesIdOf(segment, idParameter)) || idInput !== undefined;
}

function actionPathOf({ mergeSchema }: InferenceContext, operation: Operation): LocatedAction | undefined {
  const { path } = operation;
  return parseActionPath(path) ?? parseVerbBeforeId(path) ?? parseActionInRequest(mergeSchema, operation);
}

/** What seems to be an action. */
interface ActionCandidate {
  readonly operation: Operation;
  readonly path: LocatedAction;
  /** Another role on the items that the action is about. */
  readonly onItem: Role;
  readonly isHinted: boolean;
  /** Whether it is a DELETE that undoes an action: `/articles/{id}/favorite`, `/courses/{id}/unenroll`. */
  readonly isUndoing: boolean;
}

/** The action that an operation is, unless it makes something else. */
function inferOwnAction(context: InferenceContext, candidate: ActionCandidate): readonly ActionRole[] {
  const { operation, path, isHinted } = candidate;
  return !isHinted && makesOthers(context, operation, path)
    ? context.reject(operation, `it makes ${path.verb}, and nothing shows those`)
    : inferAction(context, candidate);
}

function inferAction(
  context: InferenceContext,
  { operation, path, onItem, isHinted, isUndoing }: ActionCandidate,
): readonly ActionRole[] {
  const { mergeSchema, reject } = context;
  const { resource, nestedPath } = onItem;
  const verb = isUndoing && !undoingWord.test(operation.path) ? `un${path.verb}` : path.verb;
  const success = inferSuccessResponse(operation, 'action');
  if (success === undefined)
    return reject(operation, 'it is no action: it declares no JSON or empty success');
  const known = knownItems(context, resource.responseSchemas, path.item.segment);
  const evidence = { ...known, isOne: true, isJson: resource.requestSchemas.length > 0 };
  const found = saysOnlyDone(mergeSchema, success) ? success : withItem(context, success, evidence);
  const response = describeItem(mergeSchema, resource, found);
  const [item = {}] = resource.responseSchemas;
  const cleared = clearedProperties(mergeSchema, context.operations.values(), operation, item);
  const sent = inferRequestPayload(context, operation, evidence);
  const views = resource.responseSchemas;
  const effects = inferEffects(mergeSchema, views, { operation, verb, cleared, sent: sent?.schema });
  const reported = inferStateTransition(mergeSchema, response.item ?? response.schema ?? {}, verb);
  const { isWhole, sums, ...written } = inferWrittenProperties(context, onItem, operation, {
    sent,
    verb,
    effects,
  });
  const showsItem = respondsWithItem(context, response, onItem, path);
  const isReported = Object.keys(reported).length > 0;
  const isPart = isWhole && !isLoose(path);
  const isChange = isEffect(effects) || isReported || Object.keys(sums).length > 0 || isPart || isHinted;
  if (!isChange && (operation.method === 'delete' || !showsItem)) {
    const reason = `it is no action: its response is no item of ${resource.name}, whose schema names no result of '${path.verb}'`;
    return reject(operation, reason);
  }
  return [
    {
      kind: 'action',
      operation,
      resource,
      ...(nestedPath && { nestedPath }),
      collectionPath: path.item.collection,
      parentParameters: path.item.parameters.map(({ name }) => name),
      idParameter: path.item.idParameter ?? '',
      ...(path.idInput && { idInput: path.idInput }),
      response,
      verb: path.verb,
      ...effects,
      reported,
      ...(context.people.collection !== undefined &&
        inferPersonalFlags(operation, path.verb, { ...effects.changes, ...reported })),
      ...(!showsItem && ownExample(context, operation, response)),
      ...copying(operation, path.verb, response),
      ...sums,
      ...written,
    },
  ];
}

/** Whether a response is an envelope that wraps nothing but whether it went well: `{message, data: true}`. */
function saysOnlyDone(mergeSchema: MergeSchema, { schema = {} }: SuccessResponse): boolean {
  return findName(flagIn(mergeSchema, schema)?.slice(-1) ?? [], wrapperNames) !== undefined;
}

/** The verbs that make another item like one. */
const copyingVerbs: ReadonlySet<string> = new Set(['copy', 'duplicate', 'clone', 'copies', 'duplicates']);

/** Whether an action makes another item like the one that it is about, and shows that. */
function copying({ method }: Operation, verb: string, { item }: SuccessResponse): Pick<ActionRole, 'copies'> {
  return method === 'post' && item !== undefined && copyingVerbs.has(plainName(verb)) ? { copies: true } : {};
}

/** The first example of an action's response, where that shows no item: which command it was, how far it is. */
function ownExample(
  { document }: InferenceContext,
  operation: Operation,
  { status, itemPath }: SuccessResponse,
): Pick<ActionRole, 'example'> {
  const media = structuredContent(operation.responses[status]?.content) ?? {};
  const value = examplesOf(document, media)
    .map((each) => valueAt(each.value, itemPath))
    .find(isObject);
  return value === undefined ? {} : { example: { value, isNew: true, isOwn: true } };
}

/** What an action does to an item by its verb. */
type Effects = Pick<ActionRole, 'changes' | 'counter' | 'counted' | 'ballot' | 'toggled' | 'commands'>;

function isEffect({ changes, counter, counted, ballot, toggled, commands }: Effects): boolean {
  const others = counter ?? counted ?? ballot ?? toggled ?? commands;
  return Object.keys(changes).length > 0 || others !== undefined;
}

function inferEffects(
  mergeSchema: MergeSchema,
  views: readonly Schema[],
  {
    operation,
    verb,
    cleared,
    sent,
  }: Pick<ActionCandidate, 'operation'> & {
    readonly verb: string;
    readonly cleared: Readonly<Record<string, null | undefined>>;
    readonly sent: Schema | undefined;
  },
): Effects {
  const [item = {}] = views;
  const counted = inferElementCounter(mergeSchema, item, operation, verb);
  const ballot = counted === undefined ? inferBallot(mergeSchema, views, operation, verb) : undefined;
  const [counter] =
    ballot === undefined ? views.flatMap((view) => inferActionCounter(mergeSchema, view, verb) ?? []) : [];
  const toggled = inferToggledFlag(mergeSchema, item, verb);
  const own = {
    changes: { ...cleared, ...inferStateTransition(mergeSchema, item, verb) },
    ...(toggled !== undefined && { toggled }),
    ...(counter && { counter }),
    ...(counted && { counted }),
    ...(ballot && { ballot }),
  };
  if (isEffect(own)) return own;
  const commands = sent && inferCommands(mergeSchema, item, sent);
  return commands ? { ...own, commands } : { ...own, changes: inferFreeState(mergeSchema, item, verb) };
}

/** Verbs by which a text is said of an item, and what the text is called: it is not the item's own. */
const replyingVerbs: ReadonlySet<string> = new Set(['reply', 'respond', 'answer', 'comment', 'note']);
const replyTexts: ReadonlySet<string> = new Set(['body', 'text', 'content', 'message', 'html', 'type']);

/** Properties of a request that state how much of an item the action affects: a refund's `amount` is not the charge's. */
const quantityNames = /(amount|quantity|qty|count|total|units?)$/i;

/**
 * Which properties of an item an action writes from its body, or where it has none, from its query. PUT and PATCH write a
 * part of the item, as does what its path calls an action, `/servers/{id}/actions/rename`; when nothing else is sent
 * (`isWhole`), they are actions whatever they respond with. What an action with an effect of its own has in its query says
 * how it is carried out, or for whom.
 */
function inferWrittenProperties(
  context: InferenceContext,
  { resource: { responseSchemas, id } }: Role,
  operation: Operation,
  { sent, verb, effects }: { sent: RequestPayload | undefined; verb: string; effects: Effects },
): Pick<ActionRole, 'sent' | 'writes' | 'alias' | 'ignored'> & WrittenSums {
  const { mergeSchema } = context;
  const [item = {}] = responseSchemas;
  const sums = inferSums(mergeSchema, item, verb, sent?.schema);
  const hasEffect = isEffect(effects);
  const moved = effects.ballot?.sent ?? (sums.settlement ?? sums.movement)?.sent;
  const fields = sent === undefined ? new Map<string, Schema>() : mergeSchema(sent.schema).properties;
  const query = operation.requestBody === undefined && !hasEffect ? queryFields(operation) : [];
  const inQuery = queryProperties(mergeSchema, { parameters: query }, responseSchemas);
  const names = [...fields.keys(), ...inQuery.values()];
  const isKnown = (name: string) =>
    name !== id.property && responseSchemas.some((schema) => mergeSchema(schema).properties.has(name));
  const isPart = operation.method === 'put' || operation.method === 'patch';
  const isCalledAction = /\/actions?\/[^/{}]+\/?$/.test(operation.path);
  const remark = inferNamedRemark(mergeSchema, item, verb, fields);
  const isReply = replyingVerbs.has(plainName(verb));
  const isElsewhere = (name: string) =>
    name === moved || name === remark?.[0] || (isReply && replyTexts.has(plainName(name)));
  const writes = names.filter(
    (name) => isKnown(name) && !isElsewhere(name) && (isPart || !quantityNames.test(name)),
  );
  const others = [
    ...[...fields].filter(([name]) => !isKnown(name)),
    ...query.filter(({ name }) => !inQuery.has(name)).map(({ name, schema = {} }) => [name, schema] as const),
  ];
  const possible = new Map(others.filter(([name]) => isPart || !quantityNames.test(name)));
  const isFree = writes.length === 0 && Object.keys(sums).length === 0;
  const named = isFree ? namedValue(mergeSchema, item, { verb, possible, hasEffect }) : undefined;
  const alias = named ?? remark ?? inferNamedRemark(mergeSchema, item, verb, new Map(others));
  return {
    writes: new Set(writes),
    ignored: [...fields.keys()].filter(
      (name) => !writes.includes(name) && name !== moved && name !== alias?.[0],
    ),
    ...(alias && { alias: { sent: alias[0], property: alias[1] } }),
    sums,
    ...(sent && { sent }),
    isWhole: named !== undefined || ((isPart || isCalledAction) && names.length > 0 && names.every(isKnown)),
  };
}

/** What is sent under another name; where the verb has an effect of its own, only an id of what the item shows whole. */
function namedValue(
  mergeSchema: MergeSchema,
  item: Schema,
  sent: {
    readonly verb: string;
    readonly possible: ReadonlyMap<string, Schema>;
    readonly hasEffect: boolean;
  },
): readonly [sent: string, property: string] | undefined {
  const value = inferNamedValue(mergeSchema, item, sent.verb, sent.possible);
  const shown = value && mergeSchema(mergeSchema(item).properties.get(value[1]) ?? {});
  return sent.hasEffect && shown?.types.has('object') !== true ? undefined : value;
}

/** What an action changes in numbers, and whether it writes a whole part of the item. */
interface WrittenSums {
  readonly isWhole: boolean;
  readonly sums: ChangedSums;
}

/** What an action changes in the numbers of an item by an amount that is sent. */
type ChangedSums = Pick<ActionRole, 'settlement' | 'movement'>;

function inferSums(mergeSchema: MergeSchema, item: Schema, verb: string, sent?: Schema): ChangedSums {
  const settlement = inferSettlement(mergeSchema, item, verb, sent);
  if (settlement !== undefined) return { settlement };
  const movement = inferActionMovement(mergeSchema, item, verb, sent);
  return movement === undefined ? {} : { movement };
}

function queryFields({ parameters }: Operation): Operation['parameters'] {
  return parameters.filter((each) => each.in === 'query');
}

/**
 * Prepares to find a role on the items of a collection; on what creates them where only a list shows them; else on the list
 * of those that are there without being made.
 */
function createRoleSearch(roles: readonly Role[]): (collection: string) => Role | undefined {
  const roleOnItems = createItemRoleSearch(roles);
  const creates = new Map<string, Role>();
  const lists = new Map<string, Role>();
  for (const role of roles) {
    const { kind, collectionPath, resource } = role;
    if (kind === 'create' && !creates.has(collectionPath)) creates.set(collectionPath, role);
    if (kind === 'list' && resource.isGiven && !lists.has(collectionPath)) lists.set(collectionPath, role);
  }
  return (collection) => roleOnItems(collection) ?? creates.get(collection) ?? lists.get(collection);
}

/**
 * A role on the items of another path that an action responds with, where their collections are called alike:
 * `POST /messages/{id}/read` on what `POST /threads/{id}/messages` makes.
 */
function roleShowing(
  { identify }: InferenceContext,
  roles: readonly Role[],
  operation: Operation,
  { item, idInput }: LocatedAction,
): Role | undefined {
  const schema = inferSuccessResponse(operation, 'action')?.schema;
  if (schema === undefined || idInput !== undefined || item.parameters.length > 0) return undefined;
  const found = roles.filter(
    ({ kind, resource, collectionPath }) =>
      kind === 'create' &&
      plainName(collectionPath.slice(collectionPath.lastIndexOf('/'))) === plainName(item.segment) &&
      resource.responseSchemas.some((each) => identify(each) === identify(schema)),
  );
  const [role] = found;
  if (role === undefined || found.some(({ resource }) => resource !== role.resource)) return undefined;
  // The path has no parents: the id says all.
  const { nestedPath: _parents, ...onItem } = role;
  return onItem;
}

function respondsWithItem(
  { identify }: InferenceContext,
  { schema, item }: SuccessResponse,
  { resource: { responseSchemas } }: Role,
  path: LocatedAction,
): boolean {
  // `PUT /orders/items/{id}` that says nothing of its response may be about anything.
  if (schema === undefined) return !isLoose(path);
  return item !== undefined && responseSchemas.some((each) => identify(each) === identify(item));
}
