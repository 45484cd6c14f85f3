import { SandboxError } from '../../../errors.ts';
import type { Role } from '../../../inference/resource.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { ancestorsOf } from './ancestors.ts';

/** The path parameters that are ids, with the collections whose ids they are. */
type IdParameters = readonly (readonly [parameter: string, collection: string])[];

/**
 * A handler whose requests write the ids in their paths as the ids are written: `/nums/05` is another address than
 * `/nums/5`, and no item has it. Of what is no id, such as a month, every way to write it is the same.
 */
export function withWrittenIds(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  const ids = idParametersOf(crud, role);
  return (input, context) => {
    requireWrittenIds(input, ids);
    return handle(input, context);
  };
}

/** @throws SandboxError `not-found` for an id in the path that is written otherwise than the id is. */
export function requireWrittenIds({ otherTexts }: OperationRequest, ids: IdParameters): void {
  if (otherTexts === undefined) return;
  for (const [parameter, collection] of ids) {
    const text = otherTexts[parameter];
    if (text !== undefined) throw new SandboxError('not-found', `${collection} has no ${text}`);
  }
}

function idParametersOf(crud: CrudContext, role: Role): IdParameters {
  const own = 'idParameter' in role ? role.idParameter : undefined;
  const access = 'access' in role ? role.access : undefined;
  return [
    ...ancestorsOf(crud, role).map(({ parameter, resource }) => [parameter, resource.name] as const),
    ...(own === undefined ? [] : [[own, role.resource.name] as const]),
    ...(access?.parameter === undefined ? [] : [[access.parameter, access.list.element.name] as const]),
  ];
}
