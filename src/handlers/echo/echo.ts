import { plainName } from '../../inference/naming.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import { isObject, plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';
import { compilePattern } from '../../pattern/compile-pattern.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { type Steps, visitInSteps } from '../../turns.ts';
import { layValue, type OverlayTools, overlay } from './overlay.ts';
import { createSentValues, type SentValue, type SentValuesOf } from './sent-values.ts';
import { settle } from './settle.ts';

/** What an echo is made with. */
export interface EchoOptions {
  readonly mergeSchema: MergeSchema;
  /** A generated value, the same for the same key; `undefined` where there is none. */
  readonly sample: (schema: Schema, about: { readonly name: string; readonly key: string }) => unknown;
}

/** A response of an operation without state, and what decides whether it may be sent. */
export interface EchoBase {
  readonly body: unknown;
  readonly schema: Schema;
  readonly isValid: (body: unknown) => boolean;
  /** The seed of what is generated. */
  readonly key: string;
}

/** Makes responses to an operation show what it was sent. Made by `createEcho`. */
export interface Echo {
  /** A valid body with the values that were sent in place of its own, property by property, in steps. */
  readonly onto: (base: EchoBase, request: OperationRequest) => Steps<unknown>;
  /** The plain names of the properties in the body of a request. */
  readonly fieldsOf: (request: OperationRequest) => ReadonlySet<string>;
  /** The body that agrees with most of what was sent, the first of those that agree alike. */
  readonly closest: <T>(
    bodies: readonly T[],
    bodyOf: (body: T) => unknown,
    request: OperationRequest,
  ) => T | undefined;
}

/** What an operation without state was sent is what it responds with, wherever its response has a place for it. */
export function createEcho({ mergeSchema, sample }: EchoOptions, operation: Operation): Echo {
  const sentBy = rememberSent(createSentValues(mergeSchema, operation));
  return {
    *onto({ body, schema, isValid, key }, request) {
      const sent = sentBy(request);
      yield;
      const isLaid = isAlike(request.body, body);
      if (sent.length === 0 && !isLaid) return body;
      const tools: OverlayTools = {
        mergeSchema,
        sample: (part, name) => sample(part, { name, key: `${key}/${name}` }),
      };
      const shown = isLaid
        ? ((yield* layValue(tools, { schema, base: body, name: '', depth: 0, beside: [] }, request.body)) ??
          body)
        : body;
      const wanted = yield* overlay(tools, schema, shown, sent);
      yield;
      const whole = yield* withUndeclared(mergeSchema(schema), wanted, request.body, isValid);
      yield;
      return whole !== undefined && isValid(whole) ? whole : settle(body, wanted, isValid);
    },
    fieldsOf: (request) =>
      new Set(
        sentBy(request).flatMap(({ names: [name], origin, ofFiles }) =>
          (origin === 'body' || ofFiles !== undefined) && name !== undefined ? [name] : [],
        ),
      ),
    closest: (bodies, bodyOf, request) => {
      if (bodies.length < 2) return bodies[0];
      const texts = new Set(sentBy(request).flatMap(leavesOf));
      const scores = bodies.map((body) => leaves(bodyOf(body)).filter((leaf) => texts.has(leaf)).length);
      return bodies[scores.indexOf(Math.max(...scores))];
    },
  };
}

/** What was collected of each request, which is asked about again for its response. */
function rememberSent(sentBy: SentValuesOf): SentValuesOf {
  const known = new WeakMap<OperationRequest, readonly SentValue[]>();
  return (request) => {
    const sent = known.get(request) ?? sentBy(request);
    known.set(request, sent);
    return sent;
  };
}

/** Whether a body is a list or a scalar as the one that was sent is: one of them goes in the place of the other. */
function isAlike(sent: unknown, body: unknown): boolean {
  if (Array.isArray(sent) || Array.isArray(body)) return Array.isArray(sent) && Array.isArray(body);
  return sent !== undefined && !isObject(sent) && !isObject(body);
}

/**
 * A body with what was sent for properties that only a condition or a pattern declares, such as `then` and
 * `patternProperties`, and with all that was sent where the body asks for it: it has some of it, or is not valid without.
 * `undefined` where nothing is added.
 */
function* withUndeclared(
  { properties, keywords }: MergedSchema,
  body: unknown,
  sent: unknown,
  isValid: (body: unknown) => boolean,
): Steps<unknown> {
  if (!isObject(body) || !isObject(sent)) return undefined;
  const undeclared: [string, unknown][] = [];
  let isAll = true;
  yield* visitInSteps(Object.entries(sent), ([name, value]) => {
    if (properties.has(name) || isSecretName(name)) return;
    undeclared.push([name, value]);
    isAll &&= Object.hasOwn(body, name) && body[name] === value;
  });
  // Whatever is asked for, nothing would change: to put many names together takes long.
  if (isAll) return undefined;
  const isAsked = undeclared.some(([name]) => Object.hasOwn(body, name)) || !isValid(body);
  const added = isAsked ? undeclared : undeclared.filter(([name]) => isUnderCondition(keywords, name));
  return added.length > 0 ? { ...body, ...Object.fromEntries(added) } : undefined;
}

/** Whether a schema declares a property by a pattern of names, or only under a condition. */
function isUnderCondition(
  { patternProperties, then, else: otherwise, dependentSchemas }: Schema,
  name: string,
): boolean {
  const patterns = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  if (patterns.some((pattern) => compilePattern(pattern)?.test(name))) return true;
  const conditional = [
    then,
    otherwise,
    ...(isObject(dependentSchemas) ? Object.values(dependentSchemas) : []),
  ];
  return conditional.some(
    (part) => isObject(part) && isObject(part.properties) && Object.hasOwn(part.properties, name),
  );
}

function leavesOf({ names: [name = ''], value, within }: SentValue): readonly string[] {
  return within === undefined ? leaves(value, name) : [];
}

/** Each scalar of a value with the name of its property, as in `type:card`. */
function leaves(value: unknown, name = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, name));
  if (isObject(value)) return Object.entries(value).flatMap(([key, each]) => leaves(each, plainName(key)));
  return [`${name}:${plainText(value)}`];
}
