import { showsAddress } from '../../inference/files/shown-addresses.ts';
import { plainName } from '../../inference/naming.ts';
import type { Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { SentFile } from '../../operation.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { addressNamesAt } from '../echo/file-addresses.ts';

/**
 * Creates what says whether the response to an upload, or the item that it writes, may show the addresses of files. It is
 * found out with the first file, since most uploads of a contract are never called.
 */
export function createShowsAddresses(
  { mergeSchema }: CrudContext,
  operation: Operation,
  role: Role | undefined,
): (files: readonly SentFile[]) => boolean {
  const known = new Map<string, boolean>();
  return (files) => {
    const fields = files.map(({ field = '' }) => plainName(field));
    const key = fields.join();
    const isShown = known.get(key) ?? shows(new Set([...fields, ...addressNamesAt(operation.path)]));
    known.set(key, isShown);
    return isShown;
  };

  function shows(names: ReadonlySet<string>): boolean {
    const { content = {} } = successResponseOf(operation).response;
    const shown = Object.values(content).flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
    return [...shown, ...(role?.resource.responseSchemas ?? [])].some((schema) =>
      showsAddress(mergeSchema, schema, names),
    );
  }
}
