import { valueAt } from '../../inference/body-path.ts';
import { type DownloadPaths, fieldOwners, ownerPath, pathWith } from '../../inference/files/file-paths.ts';
import { lastSegmentOf } from '../../inference/naming.ts';
import type { Role } from '../../inference/resource.ts';
import { isObject, ownValue } from '../../json.ts';
import type { OperationRequest, Reply, SentFile } from '../../operation.ts';

export interface UploadTargetOptions {
  readonly paths: DownloadPaths;
  /** What operations are inferred to do, by their ids. */
  readonly roleOf: ReadonlyMap<string, Role>;
}

/** A file, and the path that it is stored under. */
export interface UploadTarget {
  readonly path: string;
  readonly file: SentFile;
}

/** Says where the files of a request belong, once it has its reply. */
export type UploadTargetsOf = (request: OperationRequest, reply: Reply) => readonly UploadTarget[];

/** Creates the search for what an upload belongs to: what the path names, or the item that the reply says was made. */
export function createUploadTargets({ paths, roleOf }: UploadTargetOptions): UploadTargetsOf {
  return (request, reply) => {
    const { files = [], operation } = request;
    const [first] = files;
    if (first === undefined) return [];
    const own = ownerPath(operation.path);
    const created = paths.createdBy(operation.path);
    const items =
      created === undefined || operation.method !== 'post' ? [] : createdItems(request, reply, created);
    // As many items as files: each has its own.
    if (items.length > 1 && items.length === files.length) {
      return files.flatMap((file, i) => ({ path: items[i] ?? '', file }));
    }
    const item = linkedPath(reply) ?? items[0] ?? pathWith(own, request.params);
    if (item === undefined) return [];
    return [{ path: item, file: first }, ...files.flatMap((file) => fieldTarget(request, item, file))];
  };

  /** The place of a file of its own: `/users/7/avatar` for the field `avatar` of the user 7. */
  function fieldTarget(
    { operation }: OperationRequest,
    item: string,
    file: SentFile,
  ): readonly UploadTarget[] {
    const { field } = file;
    const owners = field === undefined ? [] : fieldOwners(paths, operation);
    const named = owners.map((owner) => paths.ofField(owner, field ?? '')).find(Boolean);
    return named === undefined ? [] : [{ path: `${item}/${lastSegmentOf(named)}`, file }];
  }

  /** The paths of the items in a reply, by their ids. */
  function createdItems(request: OperationRequest, { body }: Reply, template: string): readonly string[] {
    const role = roleOf.get(request.operation.id);
    const at = role !== undefined && 'response' in role ? valueAt(body, role.response.itemPath) : body;
    const name = role?.resource.id.property;
    const parameter = /\{([^{}]*)\}$/.exec(template)?.[1] ?? 'id';
    const items = Array.isArray(at) ? at : [at];
    return items.flatMap((item) => {
      const id = isObject(item)
        ? idIn(item, [...(name ? [name] : []), parameter, 'id', 'key', 'uuid'])
        : undefined;
      const path = id === undefined ? undefined : pathWith(template, { ...request.params, [parameter]: id });
      return path === undefined ? [] : [path];
    });
  }
}

function idIn(item: object, names: readonly string[]): string | number | undefined {
  for (const name of names) {
    const id = ownValue(item, name);
    if (typeof id === 'string' || typeof id === 'number') return id;
  }
  return undefined;
}

/** The path that a `Location` leads to, in one spelling. */
function linkedPath({ headers }: Reply): string | undefined {
  const link = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (link === undefined || !link.startsWith('/')) return undefined;
  const segments = link.split('/').map((segment) => encodeURIComponent(decodeURIComponent(segment)));
  return segments.join('/');
}
