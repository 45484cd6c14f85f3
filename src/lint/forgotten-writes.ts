import { structuredContent } from '../codecs/declared-content.ts';
import { createDownloadPaths, isShownFile } from '../inference/files/file-paths.ts';
import type { InferredResources } from '../inference/infer-resources.ts';
import type { Resource } from '../inference/resource.ts';
import { parseActionPath, parseResourcePath } from '../inference/resource-path.ts';
import { schemaIdentity } from '../inference/schema-identity.ts';
import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { successResponseOf } from '../openapi/responses.ts';

/** A write that stores nothing. */
export interface ForgottenWrite {
  readonly operation: Operation;
  readonly reason: string;
  /** The lines of `x-resource` with which it would be stored, for itself and for what shows it. */
  readonly hints: readonly string[];
}

/** The methods that write, and the role of each on an item and on a collection. */
const writeRoles: Readonly<Record<string, readonly [onItem: string, onCollection: string]>> = {
  post: ['update', 'create'],
  put: ['replace', 'replace'],
  patch: ['update', 'update'],
  delete: ['delete', 'delete'],
};

/**
 * The writes of a contract that are not remembered: their responses show what was sent, and nothing else does. Those
 * with a custom handler are left out, and those that `x-resource: false` or an act of people, such as a log-in, explains.
 */
export function findForgottenWrites(
  document: OpenApiDocument,
  operations: Iterable<Operation>,
  { resources, roleOf, rejectionsOf, people, nameOf }: InferredResources,
  customIds: ReadonlySet<string>,
): readonly ForgottenWrite[] {
  const all = [...operations];
  const paths = createDownloadPaths(document, all);
  const shownBy = createItemSearch(document, resources);
  return all.flatMap((operation): ForgottenWrite[] => {
    const { id, method } = operation;
    const isKnown =
      customIds.has(id) || roleOf.has(id) || people.acts.has(id) || isShownFile(paths, operation);
    if (isKnown || !Object.hasOwn(writeRoles, method)) return [];
    const reasons = rejectionsOf(id);
    if (reasons.includes('x-resource is false')) return [];
    const shown = shownBy(operation);
    return [{ operation, reason: reasons.at(-1) ?? '', hints: hintsFor(operation, shown, nameOf) }];
  });
}

/** Finds the first resource whose items an operation responds with. */
function createItemSearch(
  document: OpenApiDocument,
  resources: readonly Resource[],
): (operation: Operation) => Resource | undefined {
  const bySchema = new Map<Schema, Resource>();
  for (const resource of resources) {
    for (const schema of resource.responseSchemas) {
      const identity = schemaIdentity(document, schema);
      if (!bySchema.has(identity)) bySchema.set(identity, resource);
    }
  }
  return (operation) => {
    const schema = structuredContent(successResponseOf(operation).response.content)?.schema;
    return schema && bySchema.get(schemaIdentity(document, schema));
  };
}

/** Nothing is remembered that nothing shows: where no collection has the item, an operation has to be named that does. */
function hintsFor(
  { path, method }: Operation,
  shown: Resource | undefined,
  nameOf: InferredResources['nameOf'],
): readonly string[] {
  const action = parseActionPath(path);
  const parsed = action?.item ?? parseResourcePath(path);
  const name = shown?.name ?? nameOf(parsed?.collection ?? path);
  const [onItem, onCollection] = writeRoles[method] ?? [];
  const role = action !== undefined ? 'action' : parsed?.idParameter === undefined ? onCollection : onItem;
  const hint = (each: string | undefined) => `x-resource: { name: ${name}, role: ${each} }`;
  if (shown !== undefined || role !== 'create') return [hint(role)];
  return [hint(role), `${hint('read')} on the GET that shows it`];
}
