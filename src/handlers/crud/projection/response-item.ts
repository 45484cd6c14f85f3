import type { BodyPath } from '../../../inference/body-path.ts';
import type { Role } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';

/** Where the response of a role has its item, or the list of its items, and the schema of each. */
export interface ResponseItem {
  readonly path: BodyPath;
  readonly schema: Schema;
}

/** Where the response of a role has items; `undefined` for one that has none. */
export function responseItem(role: Role): ResponseItem | undefined {
  if ('envelope' in role && role.envelope !== undefined)
    return { path: role.envelope.rowsPath, schema: role.envelope.rowSchema };
  const { item, itemPath } = role.response;
  return item === undefined ? undefined : { path: itemPath, schema: item };
}
