import { isStructured } from '../../src/codecs/codecs.ts';
import type { Operation } from '../../src/openapi/operations.ts';

/** A schema for values of an operation. */
export interface SchemaInUse {
  /** Such as `listPets 200`, `createPet body`, `listPets query limit`. */
  readonly what: string;
  readonly direction: 'request' | 'response';
  readonly schema: unknown;
}

/** Every schema of the JSON bodies and the parameters of operations. */
export function schemasInUse(operations: Iterable<Operation>): readonly SchemaInUse[] {
  return [...operations].flatMap((operation) => [
    ...Object.entries(operation.responses).flatMap(([status, { content }]) =>
      ofContent(content, `${operation.id} ${status}`, 'response'),
    ),
    ...ofContent(operation.requestBody?.content, `${operation.id} body`, 'request'),
    ...operation.parameters.flatMap((parameter) => {
      const what = `${operation.id} ${parameter.in} ${parameter.name}`;
      return inUse(what, 'request', parameter.schema);
    }),
  ]);
}

type Content = Readonly<Record<string, { readonly schema?: unknown }>> | undefined;

function ofContent(content: Content, what: string, direction: SchemaInUse['direction']) {
  const json = Object.entries(content ?? {}).filter(([mediaType, media]) =>
    isStructured(mediaType, { schema: Object(media.schema) }),
  );
  return json.flatMap(([, { schema }]) => inUse(what, direction, schema));
}

function inUse(what: string, direction: SchemaInUse['direction'], schema: unknown): SchemaInUse[] {
  return schema === undefined ? [] : [{ what, direction, schema }];
}
