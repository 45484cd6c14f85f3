import { contentWithFields } from '../../codecs/declared-content.ts';
import type { OpenApiDocument, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { type OutgoingRequest, webhooksOf } from '../../openapi/outgoing-requests.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferredResources } from '../infer-resources.ts';
import type { Resource, Role } from '../resource.ts';
import { nameOfCollection, parseActionPath, parseResourcePath } from '../resource-path.ts';
import { createIdentify } from '../schema-identity.ts';
import { createFindGroup } from '../wrapper/property-group.ts';
import {
  createFindShownSubject,
  type EventForm,
  type EventFormTools,
  eventFormsOf,
  type FindShownSubject,
} from './event-form.ts';
import { type EventSubject, type EventTrigger, triggerOf } from './event-trigger.ts';
import type { ChangeKind } from './event-words.ts';

/** An event of a webhook, and which changes send it. */
export interface PlannedEvent {
  /** The webhook's name, or one of those that its body can have. */
  readonly name: string;
  readonly trigger: EventTrigger;
}

/** A webhook of the contract, and the events that it is sent for; none where nothing in the contract sends it. */
export interface PlannedWebhook {
  readonly outgoing: OutgoingRequest;
  readonly events: readonly PlannedEvent[];
}

/** The webhooks of a contract and what they are about. */
export interface WebhookPlan {
  readonly webhooks: readonly PlannedWebhook[];
  readonly subjects: readonly EventSubject[];
  readonly tools: EventFormTools;
}

/** Finds which changes send each webhook: by its name, by the names that its body can have, else by what it shows. */
export function planWebhooks(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
  inferred: Pick<InferredResources, 'resources' | 'roleOf'>,
  mergeSchema: MergeSchema,
): WebhookPlan {
  const identify = createIdentify(document, mergeSchema);
  const tools = { mergeSchema, identify, findGroup: createFindGroup(mergeSchema, identify) };
  const subjects = [
    ...inferred.resources.map((resource) => subjectOf(resource, inferred.roleOf)),
    ...[...operations.values()].flatMap((operation) =>
      inferred.roleOf.has(operation.id) ? [] : (statelessSubject(operation) ?? []),
    ),
  ];
  const context = { mergeSchema, subjects, findShown: createFindShownSubject(tools, subjects) };
  const webhooks = webhooksOf(document).map((outgoing) => ({
    outgoing,
    events: eventsOf(outgoing, context),
  }));
  return { webhooks, subjects, tools };
}

/** The schema of the body of a request that the API sends; `undefined` for one without a structured body. */
export function bodySchemaOf({ declared }: OutgoingRequest): Schema | undefined {
  return contentWithFields(declared.requestBody?.content)?.schema;
}

/** What the events of a webhook are looked for with. */
interface PlanContext {
  readonly mergeSchema: MergeSchema;
  readonly subjects: readonly EventSubject[];
  readonly findShown: FindShownSubject;
}

function eventsOf(outgoing: OutgoingRequest, context: PlanContext): readonly PlannedEvent[] {
  const { mergeSchema, findShown } = context;
  const schema = bodySchemaOf(outgoing);
  const forms = schema === undefined ? [] : eventFormsOf(mergeSchema, schema);
  const shown = firstOf(forms, (form) => findShown(form.schema));
  const own = triggerOf(outgoing.name, { ...context, shown });
  const listed = forms.flatMap((form) => namedEvents(form, context, shown));
  // Names to choose from say more than a webhook's own name that means every change.
  if (own !== undefined && (listed.length === 0 || isSpecific(own)))
    return [{ name: outgoing.name, trigger: own }];
  return listed;
}

function namedEvents(
  { names, schema }: EventForm,
  context: PlanContext,
  shownByAny: EventSubject | undefined,
): readonly PlannedEvent[] {
  const shown = names.length === 0 ? undefined : (context.findShown(schema) ?? shownByAny);
  return names.flatMap((name) => {
    const trigger = triggerOf(name, { ...context, shown });
    return trigger === undefined || !isSpecific(trigger) ? [] : [{ name, trigger }];
  });
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isSpecific({ kinds, outcome }: EventTrigger): boolean {
  return kinds.length === 1 || outcome !== undefined;
}

function subjectOf(resource: Resource, roleOf: ReadonlyMap<string, Role>): EventSubject {
  const { name, responseSchemas, requestSchemas } = resource;
  const roles = [...roleOf.values()].filter((role) => role.resource === resource);
  return {
    collection: name,
    segments: name.split('/').filter((segment) => segment !== ''),
    schemas: responseSchemas.length > 0 ? responseSchemas : requestSchemas,
    verbs: roles.flatMap((role) => (role.kind === 'action' ? [role.verb] : [])),
  };
}

/** What an operation that stores nothing is about: `orders`, for `POST /orders`. */
export function statelessSubject(operation: Operation): EventSubject | undefined {
  const action = parseActionPath(operation.path);
  const path = action?.item ?? parseResourcePath(operation.path);
  if (path === undefined || !Object.hasOwn(kindOfMethod, operation.method)) return undefined;
  const success = Object.entries(operation.responses).find(([status]) => /^2/.test(status))?.[1];
  const schema =
    contentWithFields(success?.content)?.schema ?? contentWithFields(operation.requestBody?.content)?.schema;
  return {
    collection: nameOfCollection(path.collection),
    segments: nameOfCollection(path.collection).split('/'),
    schemas: schema === undefined ? [] : [schema],
    verbs: action === undefined ? [] : [action.verb],
  };
}

/** What a method does where nothing is stored. */
const kindOfMethod: Readonly<Record<string, ChangeKind>> = {
  post: 'created',
  put: 'updated',
  patch: 'updated',
  delete: 'deleted',
};

/** The change that an operation without state stands for. */
export function statelessKind({ method, path }: Operation): ChangeKind | undefined {
  if (parseActionPath(path) !== undefined) return 'updated';
  return Object.hasOwn(kindOfMethod, method) ? kindOfMethod[method] : undefined;
}
