import type { CompleteHeaders, HeaderRequest } from '../../engine/complete-headers.ts';
import { isLinkHeader, wholeAddress } from '../../engine/location-header.ts';
import type { Header, OpenApiDocument, Reference, ResponseObject, Schema } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import { isHeaderName } from '../../openapi/header-name.ts';
import type { Operation } from '../../openapi/operations.ts';
import { resolve } from '../../openapi/reference.ts';
import { responseKey } from '../../openapi/responses.ts';
import { securitySchemesOf } from '../../openapi/security-schemes.ts';
import type { Reply } from '../../operation.ts';
import type { Sampler } from '../../sample/sampler.ts';
import {
  createRequiredHeadersOf,
  isSetElsewhere,
  missingHeaders,
} from '../../validation/required-headers.ts';
import { seedKeyOf } from '../seed-key.ts';
import { createHeaderText, type NamedHeader } from './header-text.ts';
import { needsReason } from './header-values.ts';

/** A response whose headers are filled in. */
export interface FilledResponse {
  readonly request: HeaderRequest;
  readonly reply: Reply;
  readonly now: Date;
}

/** Fills in the headers that a contract declares. Made by `createResponseHeaders`. */
export interface ResponseHeaders {
  /** The headers that a response of an operation without state has: those that are declared. */
  declared(response: ResponseObject, filled: FilledResponse): Readonly<Record<string, string>>;
  /** A reply with the headers that the contract requires of it. Any other reply is returned as it is. */
  readonly complete: CompleteHeaders;
}

/** Creates what fills in headers: with their examples, values of their own syntax, or generated ones. */
export function createResponseHeaders(document: OpenApiDocument, sampler: Sampler): ResponseHeaders {
  const requiredOf = createRequiredHeadersOf(document);
  const [cookie = 'session'] = [...securitySchemesOf(document).values()].flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'cookie' ? [scheme.name] : [],
  );
  const textOf = createHeaderText(document, sampler, cookie);
  const addressesOf = createAddressesOf(document);

  function fill(headers: readonly NamedHeader[], filled: FilledResponse): Readonly<Record<string, string>> {
    const key = seedKeyOf(filled.request);
    const texts: Record<string, string> = {};
    for (const header of headers) {
      const reply = { ...filled.reply, headers: { ...filled.reply.headers, ...texts } };
      const text = textOf(header, { ...filled, reply }, key);
      if (text !== undefined) texts[header.name] = text;
    }
    return texts;
  }

  return {
    declared: ({ headers = {} }, filled) => {
      const named = Object.entries(headers).map(([name, node]) => ({
        name,
        header: resolve<Header>(document, node),
      }));
      return fill(
        named.filter((each) => isSent(document, each, filled.reply)),
        filled,
      );
    },
    complete: (request, given, clock) => {
      const reply = withWholeAddresses(request, given, addressesOf(request.operation, given.status));
      const missing = missingHeaders(requiredOf, request.operation, reply);
      if (missing.length === 0) return reply;
      return {
        ...reply,
        headers: { ...reply.headers, ...fill(missing, { request, reply, now: clock.now() }) },
      };
    },
  };
}

/**
 * Creates the look-up of the headers that a response declares as whole addresses, by `format: uri`: a path is none. Their
 * names are in lower case.
 */
function createAddressesOf(document: OpenApiDocument) {
  const known = new WeakMap<Operation, Map<number, ReadonlySet<string>>>();
  return (operation: Operation, status: number): ReadonlySet<string> => {
    const ofOperation = known.get(operation) ?? new Map<number, ReadonlySet<string>>();
    known.set(operation, ofOperation);
    const names = ofOperation.get(status) ?? addressesIn(document, operation, status);
    ofOperation.set(status, names);
    return names;
  };
}

function addressesIn(document: OpenApiDocument, operation: Operation, status: number): ReadonlySet<string> {
  const key = responseKey(operation, status);
  const declared = Object.entries((key && operation.responses[key]?.headers) ?? {});
  const isAddress = (node: Header | Reference) => {
    const { schema } = resolve<Header>(document, node);
    return schema !== undefined && resolve<Schema>(document, schema).format === 'uri';
  };
  return new Set(
    declared.flatMap(([name, node]) => (isLinkHeader(name) && isAddress(node) ? [name.toLowerCase()] : [])),
  );
}

/** A reply whose links are whole addresses where the contract asks for such. */
function withWholeAddresses(request: HeaderRequest, reply: Reply, names: ReadonlySet<string>): Reply {
  if (names.size === 0 || reply.headers === undefined) return reply;
  const headers = Object.entries(reply.headers).map(([name, value]): [string, string] => [
    name,
    names.has(name.toLowerCase()) ? wholeAddress(request, value) : value,
  ]);
  return { ...reply, headers: Object.fromEntries(headers) };
}

/** Whether a response of an operation without state has a header that is declared for it. */
function isSent(document: OpenApiDocument, { name, header }: NamedHeader, { status }: Reply): boolean {
  if (!isHeaderName(name)) return false;
  const hasExample = examplesOf(document, header).length > 0;
  if (isSetElsewhere(name)) return hasExample && /^(www-authenticate|allow)$/i.test(name);
  // An example of it would be the same for every state.
  if (/^etag$/i.test(name)) return header.required === true;
  if (/^location$/i.test(name) && !mayHaveLocation(status)) return header.required === true;
  return header.required === true || hasExample || !needsReason(name);
}

/** Whether a `Location` has a meaning with a status (RFC 9110, 10.2.2): contracts share headers among responses. */
function mayHaveLocation(status: number): boolean {
  return status === 201 || status === 202 || (status >= 300 && status < 400);
}
