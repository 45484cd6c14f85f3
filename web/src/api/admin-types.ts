import type { components, paths } from '../../../src/http/admin/admin.gen.ts';

/** The schemas of the admin API by name. */
export type AdminSchema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The paths of the admin API, such as `/__admin/sessions/{name}`. */
export type AdminPath = keyof paths;

/** The methods that the admin API uses. */
export type AdminMethod = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** An operation of the admin API; `never` where the path has no such method. */
export type AdminOperation<P extends AdminPath, M extends AdminMethod> = NonNullable<
  M extends keyof paths[P] ? paths[P][M] : never
>;

/** What a request for an operation of the admin API has beside its method and path. */
export interface AdminRequest<O> {
  /** What stands for `{name}` in the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: QueryOf<O>;
  readonly body?: BodyOf<O>;
}

type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? Q : never;
type BodyOf<O> = O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never;

/** The body of the success of an operation of the admin API; `undefined` where it has none. */
export type AdminResult<O> = O extends { responses: infer R }
  ? BodyIn<R[keyof R & (200 | 201 | 202)]>
  : never;

type BodyIn<R> = [R] extends [never]
  ? undefined
  : R extends { content: { 'application/json': infer B } }
    ? B
    : undefined;
