import { isStructured, isWrittenText } from '../../codecs/codecs.ts';
import { declaredMediaType } from '../../codecs/media-types.ts';
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
  readonly begun: (base: TypedBody | undefined) => TypedBody | undefined;
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

  function apply(base: TypedBody | undefined, rules: UnstoredRules, sent: ReadonlySet<string>) {
    const media = base && mediaOf(response.content ?? {}, base.mediaType);
    if (base === undefined || media === undefined || isWrittenText(base.mediaType, base.body)) return base;
    const { schema = {} } = media;
    const isValid = (body: unknown) => validateResponse(operation, { ...base, status, body }).length === 0;
    const wanted = withUnstoredValues({ mergeSchema, sent, status, ...rules }, schema, base.body);
    return { ...base, body: settle(base.body, wanted, isValid) };
  }

  return {
    begun: (base) => apply(base, isWrite ? writeRules : readRules, new Set()),
    followed: (base, sent) => (isWrite && sent.size > 0 ? apply(base, followingRules, sent) : base),
  };
}

/** What is declared for a media type, where its bodies are values. */
function mediaOf(content: Content, mediaType: string): MediaType | undefined {
  const name = declaredMediaType(content, mediaType) ?? '';
  return isStructured(mediaType, content[name]) ? content[name] : undefined;
}
