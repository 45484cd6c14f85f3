import { isDescribed, isWrittenText } from '../../codecs/codecs.ts';
import { essence } from '../../codecs/media-types.ts';
import { createNegotiation, type NegotiatedType } from '../../codecs/negotiate.ts';
import type { HandlerContext } from '../../context.ts';
import { plainText } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { BoundHandler, Handler, OperationRequest, Reply } from '../../operation.ts';
import { inTurns } from '../../turns.ts';
import { createEcho, type Echo, type EchoOptions } from '../echo/echo.ts';
import { seedKeyOf } from '../seed-key.ts';
import { type ExampleHandlerOptions, exampleBodies, generatedBody, type TypedBody } from './response-body.ts';
import { createRuledBodies } from './ruled-body.ts';

/** What the handlers of operations without state are made with. */
export interface StatelessHandlerOptions extends ExampleHandlerOptions, EchoOptions {
  /** What reads the thing that an operation writes, so that both show the same; absent where nothing does. */
  readonly readerOf?: (operation: Operation) => BoundHandler | undefined;
}

/**
 * The last layer, for operations without state: responds with what was sent, and for the rest with the contract's
 * example if one is valid, else with a generated value, the same for the same path.
 */
export function createExampleHandler(options: StatelessHandlerOptions): (operation: Operation) => Handler {
  const { validateResponse } = options;
  const negotiate = createNegotiation();
  return (operation) => {
    const declared = successResponseOf(operation);
    const { status, response } = declared;
    const ruled = createRuledBodies(options, operation, declared);
    const prepare = once(() => ({
      echo: createEcho(options, operation),
      reader: options.readerOf?.(operation),
    }));
    const examplesAs = remembered((chosen: NegotiatedType) => [
      ...exampleBodies(options, operation, declared, chosen),
    ]);

    async function withEcho(
      base: TypedBody,
      chosen: NegotiatedType,
      echo: Echo,
      request: OperationRequest,
      key: string,
    ): Promise<TypedBody> {
      const media = response.content?.[chosen.declared] ?? {};
      if (!isDescribed(chosen.declared, media) || isWrittenText(base.mediaType, base.body)) return base;
      const schema = media.schema ?? {};
      const isValid = (body: unknown) => validateResponse(operation, { ...base, status, body }).length === 0;
      const body = await inTurns(echo.onto({ body: base.body, schema, isValid, key }, request));
      return { ...base, body };
    }

    /** What a read responds with, in the media type of this operation, where it is valid there. */
    function asOwnBody(body: unknown, { declared: name, mediaType }: NegotiatedType): TypedBody | undefined {
      if (!isDescribed(name, response.content?.[name])) return undefined;
      const typed = { mediaType, body };
      return validateResponse(operation, { status, ...typed }).length === 0 ? typed : undefined;
    }

    return async (request, context) => {
      const key = seedKeyOf(request);
      const headersOf = (reply: Reply) =>
        options.responseHeaders.declared(response, { request, reply, now: context.clock.now() });
      const chosen = negotiate(response.content, request);
      if (chosen === undefined) return { status, headers: headersOf({ status }) };
      const { echo, reader } = prepare();
      const base =
        (await readBody(reader, request, context, (body) => asOwnBody(body, chosen))) ??
        echo.closest(examplesAs(chosen), ({ body }) => body, request) ??
        sentText(request, chosen) ??
        ruled.begun(generatedBody(options, operation, declared, chosen, { key }), context.clock.now());
      const shown = base && (await withEcho(base, chosen, echo, request, key));
      const reply = { status, ...ruled.followed(shown, echo.fieldsOf(request)) };
      return { ...reply, headers: headersOf(reply) };
    };
  };
}

/** The text that was sent, where a text of that type is what the operation responds with: nothing better is known of it. */
function sentText({ body, headers }: OperationRequest, { mediaType }: NegotiatedType): TypedBody | undefined {
  const isText = typeof body === 'string' && /^text\/(?!csv|tab-separated|event-stream)/i.test(mediaType);
  const isSame = essence(plainText(headers['content-type'] ?? '')) === essence(mediaType);
  return isText && isSame ? { mediaType, body } : undefined;
}

/** The body that a read of the same thing responds with. */
async function readBody(
  reader: BoundHandler | undefined,
  request: OperationRequest,
  context: HandlerContext,
  asOwnBody: (body: unknown) => TypedBody | undefined,
): Promise<TypedBody | undefined> {
  const read = await reader?.({ ...request, query: {}, body: undefined, files: [] }, context);
  return read?.body === undefined ? undefined : asOwnBody(read.body);
}

/** Computes a value for each media type when it is first needed. */
function remembered<T>(compute: (chosen: NegotiatedType) => T): (chosen: NegotiatedType) => T {
  const known = new Map<string, T>();
  return (chosen) => {
    const value = known.get(chosen.declared) ?? compute(chosen);
    known.set(chosen.declared, value);
    return value;
  };
}

/** Computes a value when it is first needed. */
function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}
