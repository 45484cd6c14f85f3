import type { OpenApiDocument } from '../document.ts';
import type { Operation } from '../operations.ts';
import type { ActionRole, Answer, Resource, Role } from '../resource.ts';
import type { ShapeOf } from '../shape.ts';
import { answerOf, isSentOther, withItem } from './item-answer.ts';
import { resourceHintOf } from './resource-hint.ts';
import { actionPathOf, resourcePathOf } from './resource-path.ts';
import { sourceOf } from './source-of.ts';
import { stateChangeOf } from './state-change.ts';

/** The resources found so far, and the operations that are theirs. */
interface Bases {
  readonly resources: readonly Resource[];
  readonly roleOf: ReadonlyMap<string, Role>;
}

/**
 * The actions on items, such as `POST /orders/{id}/cancel`: what follows the path of an item, is nothing of its own,
 * and answers the item or nothing, or moves the item to a state that its schema names.
 */
export function actionsOf(
  document: OpenApiDocument,
  shapeOf: ShapeOf,
  operations: ReadonlyMap<string, Operation>,
  { roleOf }: Bases,
): readonly ActionRole[] {
  const own = new Set(
    [...operations.values()].filter(({ method }) => method === 'get').map(({ path }) => path),
  );
  return [...operations.values()].flatMap((operation) => {
    const hint = resourceHintOf(document, operation);
    const path = actionPathOf(operation.path);
    if (path === undefined || hint.isNone || roleOf.has(operation.id) || isSentOther(operation)) return [];
    const base = [...roleOf.values()].find((role) => isOnItemAt(role, path.item.collection));
    const answer = answerOf(operation, 'change');
    const isWrite = operation.method !== 'get' && operation.method !== 'delete' && !own.has(operation.path);
    if (base === undefined || answer === undefined || !(isWrite || hint.role === 'action')) return [];
    const homeParameters = path.item.parameters.map(({ name }) => name);
    const placed = {
      operation,
      resource: base.resource,
      homeParameters,
      ...(base.home && { home: base.home }),
    };
    const whole = withItem(shapeOf, answer, path.item.segment);
    const changes = stateChangeOf(shapeOf, base.resource.views[0] ?? {}, path.verb);
    const isAction = answersItem(document, whole, base.resource) || Object.keys(changes).length > 0;
    if (!isAction && hint.role !== 'action') return [];
    const idParameter = path.item.idParameter ?? '';
    return [{ ...placed, kind: 'action', answer: whole, verb: path.verb, changes, idParameter }];
  });
}

function isOnItemAt({ operation, kind }: Role, collection: string): boolean {
  const path = kind === 'list' || kind === 'create' ? undefined : resourcePathOf(operation.path);
  return path?.idParameter !== undefined && path.collection === collection;
}

function answersItem(document: OpenApiDocument, { schema, item }: Answer, { views }: Resource): boolean {
  if (schema === undefined) return true;
  return item !== undefined && views.some((view) => sourceOf(document, view) === sourceOf(document, item));
}
