import { writesValues } from '../../../codecs/codecs.ts';
import { createDeclaredContents, type DeclaredContent } from '../../../codecs/declared-content.ts';
import { declaredMediaType } from '../../../codecs/media-types.ts';
import { createNegotiation } from '../../../codecs/negotiate.ts';
import { type BodyPath, valueAt, withValueAt } from '../../../inference/body-path.ts';
import type { Role } from '../../../inference/resource.ts';
import { responseItem, shownSchema } from '../../../inference/wrapper/response-item.ts';
import { plainText } from '../../../json.ts';
import { isSequential } from '../../../openapi/content/sequential-content.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { BoundHandler, OperationRequest, Reply } from '../../../operation.ts';
import { isSchema } from '../../../schema/merged-schema.ts';
import type { ValidateResponse } from '../../../validation/response-validator.ts';
import type { Fit, FitPlace } from './fit-parts.ts';
import type { Unanswerable } from './unanswerable.ts';

export interface ReplyProjectionOptions {
  readonly fitValue: Fit;
  readonly unanswerable: Unanswerable;
  readonly validateResponse: ValidateResponse;
}

/** Makes a handler of a role reply within the contract. */
export type ProjectReplies = (role: Role, handler: BoundHandler) => BoundHandler;

/**
 * Creates the last step of every handler that shows rows: a reply that validates is left alone; any other is projected
 * exactly, part by part. A valid request is never refused for what its response allows.
 * @throws SandboxError `unanswerable`, in the handlers, where no response can be valid: nothing is stored then.
 */
export function createReplyProjection(options: ReplyProjectionOptions): ProjectReplies {
  const { validateResponse } = options;
  const contentOf = createDeclaredContents();
  const negotiate = createNegotiation();
  return (role, handler) => async (request, context) => {
    const handled = await handler(request, context);
    const declared = contentOf(request.operation, handled.status);
    const reply = asNegotiated(request, handled, declared);
    const validation = validateResponse.ahead?.(request.operation, reply);
    if (validation !== undefined) await validation;
    const issues = validateResponse(request.operation, reply);
    if (issues.length === 0) return reply;
    const name =
      declared &&
      (reply.mediaType === undefined
        ? declared.structured
        : declaredMediaType(declared.content, reply.mediaType));
    const schema = declared?.content[name ?? '']?.schema;
    if (schema === undefined || reply.body === undefined) return reply;
    return { ...reply, body: fitReply(options, { role, request, schema, issues }, reply) };
  };

  /** A reply as the media type that the client accepts, where that is of values. */
  function asNegotiated(
    request: OperationRequest,
    reply: Reply,
    declared: DeclaredContent | undefined,
  ): Reply {
    if (reply.body === undefined || reply.mediaType !== undefined) return reply;
    const chosen = negotiate(declared?.content, request);
    if (chosen === undefined || chosen.mediaType === declared?.sentAs) return reply;
    return writesValues(chosen.mediaType) ? { ...reply, mediaType: chosen.mediaType } : reply;
  }
}

/** A reply to be projected. */
interface Misfit {
  readonly role: Role;
  readonly request: OperationRequest;
  readonly schema: Schema;
  readonly issues: readonly string[];
}

/** The body of a reply, fitted: of a stream about one item, as its only event. */
function fitReply(options: ReplyProjectionOptions, misfit: Misfit, { body, mediaType }: Reply): unknown {
  const isStream = mediaType !== undefined && isSequential(mediaType) && !Array.isArray(body);
  const element = isStream ? elementOf(misfit.schema) : undefined;
  if (element === undefined) return fitBody(options, misfit, body);
  return [fitEvent(options, { ...misfit, schema: element }, body)];
}

/** The schema of what a stream has many of. */
function elementOf({ type, items }: Schema): Schema | undefined {
  return type === 'array' && isSchema(items) ? items : undefined;
}

/** An item as the one event of a stream that is about it, whose form is another than that of the item. */
function fitEvent(
  { fitValue, unanswerable }: ReplyProjectionOptions,
  { role, request, schema, issues }: Misfit,
  item: unknown,
): unknown {
  const found = fitValue(schema, item, placeOf(role, request));
  if (found === undefined) throw unanswerable(request.operation, schema, issues);
  return found.value;
}

/** A body with its items fitted first: whatever else does not fit, no item is dropped or replaced for it. */
function fitBody(
  { fitValue, unanswerable }: ReplyProjectionOptions,
  { role, request, schema, issues }: Misfit,
  body: unknown,
): unknown {
  const place = placeOf(role, request);
  const item = responseItem(role);
  const shown =
    item === undefined ? body : fitItems(body, item.path, (value) => fitItem(shownSchema(item), value));
  const fitted = fitValue(schema, shown, place);
  if (fitted === undefined) throw unanswerable(request.operation, schema, issues);
  return fitted.value;

  function fitItem(itemSchema: Schema, value: unknown): unknown {
    const found = fitValue(itemSchema, value, place);
    if (found === undefined) throw unanswerable(request.operation, itemSchema, issues);
    return found.value;
  }
}

/** A body with another form of each of its items: of the one that the path leads to, or of those in the list there. */
function fitItems(body: unknown, path: BodyPath, fitItem: (item: unknown) => unknown): unknown {
  const value = valueAt(body, path);
  if (value === undefined) return body;
  return withValueAt(body, path, Array.isArray(value) ? value.map(fitItem) : fitItem(value));
}

function placeOf({ resource, ...role }: Role, { operation, params }: OperationRequest): FitPlace {
  const id = 'idParameter' in role && role.idParameter !== undefined ? params[role.idParameter] : undefined;
  return {
    key: id === undefined ? `${resource.name} ${operation.id}` : `${resource.name} ${plainText(id)}`,
    name: '',
    identity: { property: resource.id.property ?? 'id', prefix: resource.name },
  };
}
