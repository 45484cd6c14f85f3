import type { Header, OpenApiDocument } from '../openapi/document.ts';
import { isHeaderName } from '../openapi/header-name.ts';
import type { Operation } from '../openapi/operations.ts';
import { resolve } from '../openapi/reference.ts';
import { responseKey } from '../openapi/responses.ts';

/** Headers that Node, Express or a later step of the sandbox sets, whatever a reply has. */
const setElsewhere =
  /^(content-(type|length|encoding)|transfer-encoding|trailer|upgrade|connection|keep-alive|date|vary|x-request-id|access-control-.*|www-authenticate|allow)$/i;

/** Whether a header is none that a reply has to have: it is set, or left out, where the response is sent. */
export function isSetElsewhere(name: string): boolean {
  return setElsewhere.test(name);
}

/** A header that the contract requires of a response. */
export interface RequiredHeader {
  readonly name: string;
  readonly header: Header;
}

/** Finds the headers that an operation requires of its responses with a status, except those that are set elsewhere. */
export type RequiredHeadersOf = (operation: Operation, status: number) => readonly RequiredHeader[];

/** Creates the look-up of required headers; each status of an operation is looked up once. */
export function createRequiredHeadersOf(document: OpenApiDocument): RequiredHeadersOf {
  const known = new WeakMap<Operation, Map<number, readonly RequiredHeader[]>>();
  return (operation, status) => {
    const ofOperation = known.get(operation) ?? new Map<number, readonly RequiredHeader[]>();
    known.set(operation, ofOperation);
    const headers = ofOperation.get(status) ?? requiredHeaders(document, operation, status);
    ofOperation.set(status, headers);
    return headers;
  };
}

function requiredHeaders(
  document: OpenApiDocument,
  operation: Operation,
  status: number,
): readonly RequiredHeader[] {
  const key = responseKey(operation, status);
  const declared = Object.entries((key && operation.responses[key]?.headers) ?? {});
  return declared
    .map(([name, node]) => ({ name, header: resolve<Header>(document, node) }))
    .filter(({ name, header }) => header.required === true && isHeaderName(name) && !isSetElsewhere(name));
}

/** The part of a response that has headers. */
interface WithHeaders {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The required headers that a reply lacks. */
export function missingHeaders(
  headersOf: RequiredHeadersOf,
  operation: Operation,
  { status, headers = {} }: WithHeaders,
): readonly RequiredHeader[] {
  const required = headersOf(operation, status);
  if (required.length === 0) return required;
  const present = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return required.filter(({ name }) => !present.has(name.toLowerCase()));
}
