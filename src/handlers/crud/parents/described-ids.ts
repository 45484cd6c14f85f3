import type { Resource, Role } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import { ancestorsOf } from './ancestors.ts';

/** A path parameter that holds the id of an item, with what the contract says of it. */
export interface DescribedId {
  readonly parameter: string;
  readonly resource: Resource;
  readonly description: string;
}

/** The path parameters of a role that hold ids: those of its parents, the outermost first, and that of the item. */
export function describedIdsOf(crud: CrudContext, role: Role): readonly DescribedId[] {
  const own = 'idParameter' in role ? role.idParameter : undefined;
  const ids = [
    ...ancestorsOf(crud, role).map(({ parameter, resource }) => ({ parameter, resource })),
    ...(own === undefined ? [] : [{ parameter: own, resource: role.resource }]),
  ];
  return ids.map((id) => {
    const isDeclaration = ({ in: place, name }: { in: string; name: string }) =>
      place === 'path' && name === id.parameter;
    return { ...id, description: role.operation.parameters.find(isDeclaration)?.description ?? '' };
  });
}
