import type { OpenApiDocument } from '../openapi/document.ts';
import { declarationOf, type Operation, pathItemOf } from '../openapi/operations.ts';
import { isSchema } from '../schema/merged-schema.ts';

const kinds = ['list', 'create', 'read', 'replace', 'update', 'delete', 'action'] as const;

/** The `x-resource` of an operation; it overrides what would be inferred. */
export interface ResourceHint {
  /** `x-resource: false`: the operation has no state. */
  readonly isNone: boolean;
  /** The collection that it belongs to; operations of one name share one. */
  readonly name?: string;
  readonly role?: (typeof kinds)[number];
  /** The property that holds the id. */
  readonly id?: string;
  readonly idFrom?: 'client' | 'server';
}

/** That of most operations. */
const noHint: ResourceHint = { isNone: false };

/** Most steps of inference ask for the hint of each operation. */
const hints = new WeakMap<Operation, ResourceHint>();

/** Parses the `x-resource` of an operation and of its path; the operation's own wins. */
export function parseResourceHint(document: OpenApiDocument, operation: Operation): ResourceHint {
  const hint = hints.get(operation) ?? readHint(document, operation);
  hints.set(operation, hint);
  return hint;
}

function readHint(document: OpenApiDocument, operation: Operation): ResourceHint {
  const item: object = pathItemOf(document, operation);
  const declared: object = declarationOf(document, operation);
  const [own, ofPath]: unknown[] = [Reflect.get(declared, 'x-resource'), Reflect.get(item, 'x-resource')];
  if (own === undefined && ofPath === undefined) return noHint;
  if (own === false || (ofPath === false && own === undefined)) return { isNone: true };
  const hint = { ...(isSchema(ofPath) && ofPath), ...(isSchema(own) && own) };
  const role = kinds.find((kind) => kind === hint.role);
  const idFrom = hint.idFrom === 'client' || hint.idFrom === 'server' ? hint.idFrom : undefined;
  return {
    isNone: false,
    ...(typeof hint.name === 'string' && { name: hint.name }),
    ...(role && { role }),
    ...(typeof hint.id === 'string' && { id: hint.id }),
    ...(idFrom && { idFrom }),
  };
}
