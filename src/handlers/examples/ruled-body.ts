import { isStructured, isWrittenText } from '../../codecs/codecs.ts';
import { structuredContent } from '../../codecs/declared-content.ts';
import { declaredMediaType } from '../../codecs/media-types.ts';
import { plainName } from '../../inference/naming.ts';
import type { Content, MediaType } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import {
  followingRules,
  readRules,
  type UnstoredRules,
  withUnstoredValues,
  writeRules,
} from '../crud/values/unstored-values.ts';
import { lastWord } from '../echo/path-names.ts';
import { settle } from '../echo/settle.ts';
import type { DeclaredResponse, TypedBody } from './response-body.ts';

/** What the rules for values are applied with. */
export interface RuledBodyOptions {
  readonly mergeSchema: MergeSchema;
  readonly validateResponse: ValidateResponse;
}

/** Bodies of an operation without state, with what rules say of their values. Made by `createRuledBodies`. */
export interface RuledBodies {
  /** A generated body: its states, flags and counters begin as a server would set them. */
  readonly begun: (base: TypedBody | undefined, now: Date) => TypedBody | undefined;
  /** A body that shows what was sent: what follows from that follows. */
  readonly followed: (base: TypedBody | undefined, sent: ReadonlySet<string>) => TypedBody | undefined;
}

/** Creates what applies the rules for values to the bodies of an operation, as far as they stay valid. */
export function createRuledBodies(
  { mergeSchema, validateResponse }: RuledBodyOptions,
  operation: Operation,
  { status, response }: DeclaredResponse,
): RuledBodies {
  const isWrite = operation.method !== 'get';
  const isHealth = !isWrite && healthPaths.test(operation.path);
  const act = isWrite ? lastWord(operation.path) : isHealth ? 'health' : undefined;
  const sent = structuredContent(operation.requestBody?.content)?.schema ?? {};
  const { types, items = {} } = mergeSchema(sent);
  const areOfElements = isWrite && types.has('array');
  const ofElements = new Set([...mergeSchema(items).properties.keys()].map(plainName));

  function apply(base: TypedBody | undefined, rules: UnstoredRules, names: ReadonlySet<string>, now?: Date) {
    const media = base && mediaOf(response.content ?? {}, base.mediaType);
    if (base === undefined || media === undefined || isWrittenText(base.mediaType, base.body)) return base;
    const { schema = {} } = media;
    const isValid = (body: unknown) => validateResponse(operation, { ...base, status, body }).length === 0;
    const done = { ...(act !== undefined && { act }), ...(now !== undefined && { now }) };
    const values = { mergeSchema, sent: names, status, areOfElements, ...done, ...rules };
    const wanted = withUnstoredValues(values, schema, base.body);
    return { ...base, body: settle(base.body, wanted, isValid) };
  }

  return {
    begun: (base, now) => {
      const word = isHealth && typeof base?.body === 'string' ? wordOf(operation.path) : undefined;
      if (base === undefined || word === undefined)
        return apply(base, isWrite ? writeRules : readRules, new Set(), now);
      const said = { ...base, body: word };
      return validateResponse(operation, { status, ...said }).length === 0 ? said : base;
    },
    followed: (base, names) => {
      // The results of elements beyond those that were generated have been added since.
      if (areOfElements) return apply(base, writeRules, ofElements);
      return isWrite && names.size > 0 ? apply(base, followingRules, names) : base;
    },
  };
}

/** Paths that say how the service is: `/healthz`, `/health/ready`, `/ping`. */
const healthPaths =
  /^(?:\/[\w.-]+)*\/(?:health\w*|health-?check|livez?|liveness|readyz?|readiness|heartbeat|ping)(?:\/[\w.-]+)*\/?$/i;

/** What such a path responds with as a text. */
function wordOf(path: string): string {
  return /^ping$/i.test(lastWord(path)) ? 'pong' : 'OK';
}

/** What is declared for a media type, where its bodies are values. */
function mediaOf(content: Content, mediaType: string): MediaType | undefined {
  const name = declaredMediaType(content, mediaType) ?? '';
  return isStructured(mediaType, content[name]) ? content[name] : undefined;
}
