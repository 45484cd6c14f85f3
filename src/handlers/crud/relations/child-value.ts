import type { HandlerContext } from '../../../context.ts';
import type { ChildList } from '../../../inference/relations/child-lists.ts';
import type { Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import { listedBelow, listNaming } from '../items/children.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { StoredItem } from '../stored-item.ts';

/** Where one value of an item comes from, and the collection of what is below it. */
interface ChildSource {
  readonly row: StoredItem;
  readonly list: ChildList;
  readonly child: Resource;
}

/**
 * The newest of what is below an item, or what that says; or the average of a number of all of it. `undefined` where nothing
 * is below.
 */
export async function childValue(
  crud: CrudContext,
  { row, list, child }: ChildSource,
  context: HandlerContext,
): Promise<unknown> {
  const { schema, nestedPath, namedIn, value } = list;
  const rows =
    namedIn !== undefined
      ? await listNaming(context, row, child, namedIn)
      : nestedPath && (await listedBelow(context, row, child, nestedPath));
  const newest = rows?.at(-1);
  if (rows === undefined || newest === undefined) return undefined;
  if (list.of === 'average')
    return averageOf(
      rows.map(({ item }) => ownValue(item, value ?? '')),
      list.isWhole === true ? 1 : 100,
    );
  if (value !== undefined) return ownValue(newest.item, value);
  return schema && project(crud, schema, newest.item, projectOptionsOf(crud, child, newest.id));
}

/**
 * The mean of the numbers among some values.
 * @param parts into how many parts of one it is rounded
 */
function averageOf(values: readonly unknown[], parts: number): number | undefined {
  const numbers = values.filter((value) => typeof value === 'number');
  const sum = numbers.reduce((total, value) => total + value, 0);
  return numbers.length === 0 ? undefined : Math.round((sum / numbers.length) * parts) / parts;
}
