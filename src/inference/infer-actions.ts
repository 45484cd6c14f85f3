import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { hasUnknownBody, inferRequestPayload, inferSuccessResponse, withItem } from './item-payloads.ts';
import type { ActionRole, Resource, Role, SuccessResponse } from './resource.ts';
import { type ActionPath, actionPathOf, resourcePathOf } from './resource-path.ts';
import { schemaIdentity } from './schema-identity.ts';
import { inferStateTransition } from './state-transition.ts';
import { parseResourceHint } from './vendor-extension.ts';

/** The resources found so far, and the operations that are theirs. */
interface Bases {
  readonly resources: readonly Resource[];
  readonly roleOf: ReadonlyMap<string, Role>;
}

/**
 * The actions on items, such as `POST /orders/{id}/cancel`: what follows the path of an item, is nothing of its own,
 * and answers the item or nothing, or moves the item to a state that its schema names.
 */
export function inferActions(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  operations: ReadonlyMap<string, Operation>,
  { roleOf }: Bases,
): readonly ActionRole[] {
  const own = new Set(
    [...operations.values()].filter(({ method }) => method === 'get').map(({ path }) => path),
  );
  return [...operations.values()].flatMap((operation) => {
    const hint = parseResourceHint(document, operation);
    const path = actionPathOf(operation.path);
    if (path === undefined || hint.isNone || roleOf.has(operation.id) || hasUnknownBody(operation)) return [];
    const base = [...roleOf.values()].find((role) => isOnItemAt(role, path.item.collection));
    const response = inferSuccessResponse(operation, 'change');
    const isWrite = operation.method !== 'get' && operation.method !== 'delete' && !own.has(operation.path);
    if (base === undefined || response === undefined || !(isWrite || hint.role === 'action')) return [];
    const parentParameters = path.item.parameters.map(({ name }) => name);
    const placed = {
      operation,
      resource: base.resource,
      parentParameters,
      ...(base.nestedPath && { nestedPath: base.nestedPath }),
    };
    const whole = withItem(mergeSchema, response, path.item.segment);
    const changes = inferStateTransition(mergeSchema, base.resource.responseSchemas[0] ?? {}, path.verb);
    const writing = writingOf(mergeSchema, base.resource, operation, path);
    const isAction = respondsWithItem(document, whole, base.resource) || Object.keys(changes).length > 0;
    if (!isAction && !writing.isWhole && hint.role !== 'action') return [];
    const idParameter = path.item.idParameter ?? '';
    return [
      {
        ...placed,
        ...writing.declared,
        changes,
        kind: 'action',
        response: whole,
        verb: path.verb,
        idParameter,
      },
    ];
  });
}

/** What is sent with an action that says how much of an item it is about: a refund's `amount` is not the charge's. */
const measures = /(amount|quantity|qty|count|total|units?)$/i;

/**
 * Which properties of an item an action gives by what it is sent. PUT and PATCH write a part of the item, all of it
 * when nothing else is sent: they are its actions whatever they answer.
 */
function writingOf(
  mergeSchema: MergeSchema,
  { responseSchemas, id }: Resource,
  operation: Operation,
  { item }: ActionPath,
): { declared: Pick<ActionRole, 'sent' | 'writes'>; isWhole: boolean } {
  const sent = inferRequestPayload(mergeSchema, operation, item.segment, undefined);
  const names = sent === undefined ? [] : [...mergeSchema(sent.schema).properties.keys()];
  const isKnown = (name: string) =>
    name !== id.property && responseSchemas.some((view) => mergeSchema(view).properties.has(name));
  const isPart = operation.method === 'put' || operation.method === 'patch';
  const writes = names.filter((name) => isKnown(name) && (isPart || !measures.test(name)));
  return {
    declared: { writes: new Set(writes), ...(sent && { sent }) },
    isWhole: isPart && names.length > 0 && names.every(isKnown),
  };
}

function isOnItemAt({ operation, kind }: Role, collection: string): boolean {
  const path = kind === 'list' || kind === 'create' ? undefined : resourcePathOf(operation.path);
  return path?.idParameter !== undefined && path.collection === collection;
}

function respondsWithItem(
  document: OpenApiDocument,
  { schema, item }: SuccessResponse,
  { responseSchemas }: Resource,
): boolean {
  if (schema === undefined) return true;
  return (
    item !== undefined &&
    responseSchemas.some((view) => schemaIdentity(document, view) === schemaIdentity(document, item))
  );
}
