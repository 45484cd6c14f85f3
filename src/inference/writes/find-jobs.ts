import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BodyPath } from '../body-path.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { findName, findProperty, plainName, singularsOf } from '../naming.ts';
import type { SuccessResponse } from '../resource.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import { parseResourcePath } from '../resource-path.ts';
import { schemaIdentity } from '../schema-identity.ts';
import { type JobStates, jobStates } from './job-states.ts';

/** A path that reads jobs, such as `/jobs/{job_id}`. */
export interface JobTracker {
  readonly candidate: ResourceCandidate;
  readonly read: OperationCandidate;
  readonly item: Schema;
  readonly states: JobStates;
  /** Whether the path calls them jobs, tasks, operations or the like. */
  readonly isNamed: boolean;
  /** The names of a job's id beside other things: `job_id`, `taskUid`. An `id` alone may be that of anything. */
  readonly idNames: readonly string[];
}

/** An operation that starts a job, which is read at a path of its own. */
export interface FoundJob {
  readonly operation: Operation;
  readonly tracker: JobTracker;
  readonly response: SuccessResponse;
  /** The property of the response that holds the id of the job, where the job has it under another name. */
  readonly idName?: string;
}

/** Words for what is done by and by, at the end of a path. */
const nouns =
  /(job|task|operation|export|import|run|execution|batch|process|build|render|crawl|scan|conversion|transcription|generation|prediction)$/;

/** Whether a word of a path names jobs: `jobs`, `import-tasks`, `batches`. */
export function namesJobs(segment: string): boolean {
  return singularsOf(segment).some((word) => nouns.test(word));
}

/**
 * Finds the operations that respond with a job, or only accept what they are sent, and the paths that read the jobs:
 * `POST /exports` with 202 and `{id, status}`, beside `GET /jobs/{job_id}`.
 */
function findJobs(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): ReadonlyMap<string, FoundJob> {
  const trackers = candidates.flatMap((candidate) => trackerOf(context, candidates, candidate) ?? []);
  const found = new Map<string, FoundJob>();
  if (trackers.length === 0) return found;
  const isDoneAtOnce = createDoneAtOnce(context, candidates);
  for (const operation of context.operations.values()) {
    const job = isDoneAtOnce(operation) ? undefined : jobOf(context, operation, trackers);
    if (job !== undefined) found.set(operation.id, job);
  }
  return found;
}

/**
 * Whether an operation responds with an item as it is read, and declares a job only for who asks for one: `POST /scores`
 * with 200 and the score, and with 202 and a task.
 */
function createDoneAtOnce(
  { identify }: InferenceContext,
  candidates: readonly ResourceCandidate[],
): (operation: Operation) => boolean {
  const roles = candidates.flatMap((candidate) => candidate.roles);
  const read = new Set(
    roles.flatMap(({ kind, response }) =>
      kind === 'read' && response.item ? [identify(response.item)] : [],
    ),
  );
  const atOnce = new Set(
    roles.flatMap(({ operation: { id, responses }, response: { status, item } }) =>
      status !== 202 && Object.hasOwn(responses, '202') && item && read.has(identify(item)) ? [id] : [],
    ),
  );
  return ({ id }) => atOnce.has(id);
}

function trackerOf(
  { mergeSchema }: InferenceContext,
  candidates: readonly ResourceCandidate[],
  candidate: ResourceCandidate,
): JobTracker | undefined {
  const read = candidate.roles.find(({ kind, path }) => kind === 'read' && path.idParameter !== undefined);
  const item = read?.response.item;
  const states = item && jobStates(mergeSchema, item);
  if (read === undefined || item === undefined || states === undefined) return undefined;
  const isNamed = namesJobs(candidate.path.segment);
  if (states.certainty === 'free' && !isNamed) return undefined;
  return { candidate, read, item, states, isNamed, idNames: idNamesOf(candidates, candidate, read) };
}

function jobOf(
  context: InferenceContext,
  operation: Operation,
  trackers: readonly JobTracker[],
): FoundJob | undefined {
  if (operation.method === 'get' || operation.method === 'head') return undefined;
  const isAccepted = Object.hasOwn(operation.responses, '202');
  const response = isAccepted ? acceptedResponse(operation) : inferSuccessResponse(operation, 'create');
  if (response === undefined) return undefined;
  const isElsewhere = createElsewhere(operation);
  const others = trackers.filter((tracker) => isElsewhere(tracker) && isReachable(operation, tracker));
  const parts = response.schema === undefined ? [] : partsOf(context, response.schema);
  for (const tracker of others) {
    const link = linkTo(context, { response, parts }, tracker, isAccepted);
    if (link !== undefined) return { operation, tracker, ...link };
  }
  return isAccepted ? acceptedOnly(context, operation, response, others) : undefined;
}

function acceptedResponse(operation: Operation): SuccessResponse | undefined {
  const accepted = operation.responses['202'];
  return accepted && inferSuccessResponse({ ...operation, responses: { 202: accepted } }, 'create');
}

/** Whether an operation is neither on the jobs themselves, nor on more of them, as `/projects/{id}/tasks` is. */
function createElsewhere({ path }: Operation): (tracker: JobTracker) => boolean {
  const segment = parseResourcePath(path)?.segment;
  const at = path.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
  return ({ candidate: { path: own } }) =>
    segment !== own.segment && at !== own.collection && !at.startsWith(`${own.collection}/`);
}

/** Whether an operation has all ids in its path that lead to the jobs. */
function isReachable({ path }: Operation, { candidate }: JobTracker): boolean {
  return candidate.path.parameters.every(({ name }) => path.includes(`{${name}}`));
}

type JobLink = Pick<FoundJob, 'response' | 'idName'>;

/** A response, with its body and the objects in it. */
interface ResponseParts {
  readonly response: SuccessResponse;
  readonly parts: readonly { readonly itemPath: BodyPath; readonly item: Schema }[];
}

/** How a response is a job of a path: it has its schema, or an id that is named after the jobs. */
function linkTo(
  { document, mergeSchema }: InferenceContext,
  { response, parts }: ResponseParts,
  tracker: JobTracker,
  isAccepted: boolean,
): JobLink | undefined {
  const mayStart = isAccepted || isOnlyStarted(tracker);
  for (const { itemPath, item } of parts) {
    // Of schemas that are written out, only some may be copies to the letter: no job is found where the next is not.
    const isJob = mayStart && schemaIdentity(document, item) === schemaIdentity(document, tracker.item);
    if (isJob) return { response: { ...response, itemPath, item } };
    const { properties } = mergeSchema(item);
    const idName = tracker.isNamed ? findProperty(properties, tracker.idNames) : undefined;
    if (idName === undefined || hasOwnId(properties.keys())) continue;
    const saysState = [...properties.keys()].some((name) => /(status|state)$/i.test(name));
    if (isAccepted || saysState) return { response: { ...response, itemPath, item }, idName };
  }
  return undefined;
}

/** Whether nothing creates the items of a path that are jobs for certain; a task may be one on a list of things to do. */
function isOnlyStarted({ candidate, states, isNamed }: JobTracker): boolean {
  if (candidate.roles.some(({ kind }) => kind === 'create')) return false;
  if (states.certainty === 'listed with failure') return true;
  return isNamed && !singularsOf(candidate.path.segment).some((word) => word.endsWith('task'));
}

/** A body, and the objects in it. */
function partsOf(
  { mergeSchema }: InferenceContext,
  body: Schema,
): readonly { readonly itemPath: BodyPath; readonly item: Schema }[] {
  const inner = [...mergeSchema(body).properties].filter(([, schema]) =>
    mergeSchema(schema).types.has('object'),
  );
  return [{ itemPath: [], item: body }, ...inner.map(([name, item]) => ({ itemPath: [name], item }))];
}

function idNamesOf(
  candidates: readonly ResourceCandidate[],
  candidate: ResourceCandidate,
  read: OperationCandidate,
): readonly string[] {
  const words = singularsOf(candidate.path.segment).flatMap((word) =>
    ['id', 'uid', 'uuid', 'key'].map((end) => `${word}${end}`),
  );
  const parameter = plainName(read.path.idParameter ?? '');
  // `{Sid}`, with which a contract reads everything, says nothing of jobs in an item that has a `sid`.
  const isAnyId = candidates.some(
    ({ path, roles }) =>
      path.segment !== candidate.path.segment &&
      roles.some((role) => plainName(role.path.idParameter ?? '') === parameter),
  );
  return [...words, ...(isAnyId || ['id', 'uid', 'uuid'].includes(parameter) ? [] : [parameter])];
}

/** Whether an object with the id of a job is a thing of its own: a build that has a `job_id` is no job. */
function hasOwnId(names: Iterable<string>): boolean {
  return findName(names, ['id', 'uid', 'uuid', '_id']) !== undefined;
}

/** A 202 without a job in its body: it starts one of the only jobs that there are, whose properties it shows, if any. */
function acceptedOnly(
  { mergeSchema }: InferenceContext,
  operation: Operation,
  response: SuccessResponse,
  trackers: readonly JobTracker[],
): FoundJob | undefined {
  const [tracker, another] = trackers.filter(({ isNamed }) => isNamed);
  if (tracker === undefined || another !== undefined) return undefined;
  if (response.schema === undefined) {
    const leads = response.headers.some((name) => /location$|^azure-asyncoperation$/i.test(name));
    return leads ? { operation, tracker, response } : undefined;
  }
  const names = [...mergeSchema(response.schema).properties.keys()];
  const known = mergeSchema(tracker.item).properties;
  const isPart = names.length > 1 && names.every((name) => known.has(name)) && hasOwnId(names);
  return isPart ? { operation, tracker, response: { ...response, item: response.schema } } : undefined;
}

/** What starts jobs, and the candidates of all other collections. */
export interface SeparatedJobs {
  /** By the ids of the operations that start them. */
  readonly jobs: ReadonlyMap<string, FoundJob>;
  readonly candidates: readonly ResourceCandidate[];
  /** Whether a group of candidates has a path that reads jobs which others start. */
  readonly areJobs: (group: readonly ResourceCandidate[]) => boolean;
}

/**
 * Separates jobs from items: `POST /indexes` creates an index, and its response, a task, says nothing of indexes.
 */
export function separateJobs(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): SeparatedJobs {
  const jobs = findJobs(context, candidates);
  const tracked = new Set([...jobs.values()].map(({ tracker }) => tracker.candidate.path.collection));
  return {
    jobs,
    candidates: jobs.size === 0 ? candidates : candidates.map((candidate) => withoutJobs(candidate, jobs)),
    areJobs: (group) => group.some(({ path }) => tracked.has(path.collection)),
  };
}

function withoutJobs(candidate: ResourceCandidate, jobs: SeparatedJobs['jobs']): ResourceCandidate {
  const roles = candidate.roles.map((role) => {
    if (!jobs.has(role.operation.id)) return role;
    const { status, headers } = role.response;
    return { ...role, response: { status, headers, itemPath: [] } };
  });
  return { ...candidate, roles };
}
