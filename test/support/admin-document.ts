import { fileURLToPath } from 'node:url';
import { $RefParser } from '@apidevtools/json-schema-ref-parser';

/** Something with a schema and named examples: a parameter, a header or a media type. */
interface Illustrated {
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface DeclaredReply {
  readonly headers?: Readonly<Record<string, Illustrated>>;
  readonly content?: Readonly<Record<string, Illustrated>>;
}

interface DeclaredOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Illustrated & { readonly in: string; readonly name: string })[];
  readonly requestBody?: { readonly content: { readonly 'application/json': Illustrated } };
  readonly responses: Readonly<Record<string, DeclaredReply>>;
}

export type AdminMethod = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** An operation of the admin API, with its path, its method and the parameters of its path. */
export interface AdminOperation extends DeclaredOperation {
  readonly path: string;
  readonly method: AdminMethod;
}

interface AdminDocument {
  readonly components: object;
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Partial<Record<AdminMethod, DeclaredOperation>>> & Pick<DeclaredOperation, 'parameters'>
    >
  >;
}

const file = fileURLToPath(new URL('../../openapi/admin.yaml', import.meta.url));

/** The components of the contract of the admin API, for the references that `adminOperations` leaves. */
export const { components: adminComponents } = await $RefParser.parse<AdminDocument>(file);

/** The operations of the contract of the admin API, read without the sandbox. */
export async function adminOperations(): Promise<ReadonlyMap<string, AdminOperation>> {
  // What contains itself stays a reference: `adminComponents` has its target.
  const { paths } = await $RefParser.dereference<AdminDocument>(file, {
    dereference: { circular: 'ignore' },
  });
  const operations = Object.entries(paths).flatMap(([path, { parameters = [], ...item }]) =>
    Object.entries(item).map(([method, operation]): AdminOperation => {
      const all = [...parameters, ...(operation.parameters ?? [])];
      return { ...operation, parameters: all, path, method: method as AdminMethod };
    }),
  );
  return new Map(operations.map((operation) => [operation.operationId, operation]));
}

/** The named examples of a response or request, in the order of the contract. */
export function examplesIn(content: DeclaredReply['content'] = {}): readonly (readonly [string, unknown])[] {
  return Object.values(content).flatMap(({ examples = {} }) =>
    Object.entries(examples).map(([name, { value }]) => [name, value] as const),
  );
}

/** A request that an operation takes: its path with the examples of its parameters, and its first example of a body. */
export function requestFor({ method, path, parameters = [], requestBody }: AdminOperation) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
    const [first] = Object.values(parameters.find((one) => one.name === name)?.examples ?? {});
    return String(first?.value);
  });
  const [body] = examplesIn(requestBody?.content).map(([, value]) => value);
  return { method, path: filled, body: body as object | undefined };
}
