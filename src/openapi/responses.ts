import type { Content } from './document.ts';
import { concreteMediaType, isJson, preferredMediaType } from './media-types.ts';
import type { Operation } from './operations.ts';
import { declaredStatus } from './response-lookup.ts';

/** What an operation declares of the answers with one status. */
export interface DeclaredResponse {
  readonly content: Content;
  /** The media types of its body, as they are declared. */
  readonly mediaTypes: readonly string[];
  /** The first of them that is JSON. */
  readonly json?: string;
  /** The type that its body is sent as, unless it says. */
  readonly sent?: string;
}

/** Tells what is declared; `undefined` for a status that is not. */
export type DeclaredResponseOf = (operation: Operation, status: number) => DeclaredResponse | undefined;

/** Prepares to tell what operations declare of their answers; each is made out once. */
export function createDeclaredResponses(): DeclaredResponseOf {
  const known = new WeakMap<Operation, Map<number, DeclaredResponse | undefined>>();
  return (operation, status) => {
    const ofOperation = known.get(operation) ?? new Map<number, DeclaredResponse | undefined>();
    known.set(operation, ofOperation);
    if (!ofOperation.has(status)) ofOperation.set(status, declaredResponse(operation, status));
    return ofOperation.get(status);
  };
}

function declaredResponse(operation: Operation, status: number): DeclaredResponse | undefined {
  const key = declaredStatus(operation, status);
  if (key === undefined) return undefined;
  const content = operation.responses[key]?.content ?? {};
  const mediaTypes = Object.keys(content);
  const json = mediaTypes.find(isJson);
  const preferred = preferredMediaType(content);
  return {
    content,
    mediaTypes,
    ...(json !== undefined && { json }),
    ...(preferred !== undefined && { sent: concreteMediaType(preferred) }),
  };
}
