import { fileURLToPath } from 'node:url';
import { $RefParser } from '@apidevtools/json-schema-ref-parser';

/** Something with a schema and named examples: a parameter or a media type. */
export interface Illustrated {
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface DeclaredBody {
  readonly content: { readonly 'application/json': Illustrated };
}

export interface DeclaredReply extends DeclaredBody {
  readonly headers?: Readonly<Record<string, Illustrated>>;
}

export interface DeclaredParameter extends Illustrated {
  readonly in: 'path' | 'query';
  readonly name: string;
}

export interface DeclaredOperation {
  readonly operationId: string;
  readonly parameters?: readonly DeclaredParameter[];
  readonly requestBody?: DeclaredBody;
  readonly responses: Readonly<Record<string, DeclaredReply>>;
}

export type Method = 'get' | 'post' | 'patch' | 'delete';

/** An operation of the contract, with its path and method. */
export interface ContractOperation extends DeclaredOperation {
  readonly path: string;
  readonly method: Method;
}

interface TogaiDocument {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, DeclaredOperation>>>>>;
}

/** The operations of the built-in contract, read without the sandbox, so that the sandbox can be tested by it. */
export async function togaiOperations(): Promise<readonly ContractOperation[]> {
  const file = fileURLToPath(new URL('../../openapi/togai.yaml', import.meta.url));
  const { paths } = await $RefParser.dereference<TogaiDocument>(file);
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, path, method: method as Method })),
  );
}

/** The named examples of a body, in the order of the contract. */
export function examplesOf(body: DeclaredBody | undefined): readonly (readonly [string, unknown])[] {
  const examples = body?.content['application/json'].examples ?? {};
  return Object.entries(examples).map(([name, { value }]) => [name, value]);
}
