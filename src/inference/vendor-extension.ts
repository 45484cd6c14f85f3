import type { OpenApiDocument, PathItem } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { resolve } from '../openapi/reference.ts';
import { isSchema } from '../schema/merged-schema.ts';

const kinds = ['list', 'create', 'read', 'replace', 'update', 'delete', 'action'] as const;

/** What `x-resource` says of an operation; it overrules what would be inferred. */
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

/** Reads `x-resource` of an operation and of its path; the operation's own counts first. */
export function parseResourceHint(document: OpenApiDocument, { path, method }: Operation): ResourceHint {
  const declared = document.paths[path];
  const item: object = declared === undefined ? {} : resolve<PathItem>(document, declared);
  const operation: object = Reflect.get(item, method) ?? {};
  const [own, ofPath]: unknown[] = [Reflect.get(operation, 'x-resource'), Reflect.get(item, 'x-resource')];
  if (own === false || (ofPath === false && own === undefined)) return { isNone: true };
  const said = { ...(isSchema(ofPath) && ofPath), ...(isSchema(own) && own) };
  const role = kinds.find((kind) => kind === said.role);
  const idFrom = said.idFrom === 'client' || said.idFrom === 'server' ? said.idFrom : undefined;
  return {
    isNone: false,
    ...(typeof said.name === 'string' && { name: said.name }),
    ...(role && { role }),
    ...(typeof said.id === 'string' && { id: said.id }),
    ...(idFrom && { idFrom }),
  };
}
