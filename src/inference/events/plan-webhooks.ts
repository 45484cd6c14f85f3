import { contentWithFields } from '../../codecs/declared-content.ts';
import type { OpenApiDocument, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { type OutgoingRequest, webhooksOf } from '../../openapi/outgoing-requests.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferredResources } from '../infer-resources.ts';
import type { Resource, Role } from '../resource.ts';
import { parseActionPath, parseResourcePath } from '../resource-path.ts';
import { createIdentify } from '../schema-identity.ts';
import { createFindGroup } from '../wrapper/property-group.ts';
import { type EventForm, type EventFormTools, eventFormsOf, shownItemIn } from './event-form.ts';
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
  const identify = createIdentify(document);
  const tools = { mergeSchema, identify, findGroup: createFindGroup(mergeSchema, identify) };
  const subjects = [
    ...inferred.resources.map((resource) => subjectOf(resource, inferred.roleOf)),
    ...[...operations.values()].flatMap((operation) =>
      inferred.roleOf.has(operation.id) ? [] : (statelessSubject(operation) ?? []),
    ),
  ];
  const webhooks = webhooksOf(document).map((outgoing) => ({
    outgoing,
    events: eventsOf(outgoing, subjects, tools),
  }));
  return { webhooks, subjects, tools };
}

/** The schema of the body of a request that the API sends; `undefined` for one without a structured body. */
export function bodySchemaOf({ declared }: OutgoingRequest): Schema | undefined {
  return contentWithFields(declared.requestBody?.content)?.schema;
}

function eventsOf(
  outgoing: OutgoingRequest,
  subjects: readonly EventSubject[],
  tools: EventFormTools,
): readonly PlannedEvent[] {
  const { mergeSchema } = tools;
  const schema = bodySchemaOf(outgoing);
  const forms = schema === undefined ? [] : eventFormsOf(mergeSchema, schema);
  const shown = subjects.find((subject) =>
    forms.some((form) => shownItemIn(tools, form.schema, subject)?.isKnown),
  );
  const own = triggerOf(outgoing.name, { mergeSchema, subjects, shown });
  const listed = forms.flatMap((form) => namedEvents(form, subjects, tools, shown));
  // Names to choose from say more than a webhook's own name that means every change.
  if (own !== undefined && (listed.length === 0 || isSpecific(own)))
    return [{ name: outgoing.name, trigger: own }];
  return listed;
}

function namedEvents(
  { names, schema }: EventForm,
  subjects: readonly EventSubject[],
  tools: EventFormTools,
  shownByAny: EventSubject | undefined,
): readonly PlannedEvent[] {
  const shown = subjects.find((subject) => shownItemIn(tools, schema, subject)?.isKnown) ?? shownByAny;
  return names.flatMap((name) => {
    const trigger = triggerOf(name, { mergeSchema: tools.mergeSchema, subjects, shown });
    return trigger === undefined || !isSpecific(trigger) ? [] : [{ name, trigger }];
  });
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

/** What an operation that stores nothing is about: `/orders`, for `POST /orders`. */
export function statelessSubject(operation: Operation): EventSubject | undefined {
  const action = parseActionPath(operation.path);
  const path = action?.item ?? parseResourcePath(operation.path);
  if (path === undefined || !Object.hasOwn(kindOfMethod, operation.method)) return undefined;
  const success = Object.entries(operation.responses).find(([status]) => /^2/.test(status))?.[1];
  const schema =
    contentWithFields(success?.content)?.schema ?? contentWithFields(operation.requestBody?.content)?.schema;
  return {
    collection: path.collection,
    segments: path.collection.split('/').filter((segment) => segment !== '' && segment !== '{}'),
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
