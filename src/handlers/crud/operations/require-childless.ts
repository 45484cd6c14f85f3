import { SandboxError } from '../../../errors.ts';
import { lastSegmentOf, plainName, singularsOf } from '../../../inference/naming.ts';
import type { DeleteRole, Resource } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import { countListed, countNaming } from '../items/children.ts';
import type { StoredItem } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';

/** What a 409 says of an item that others belong to: "The category still has products". */
const aboutChildren =
  /\b(?:has|have|contains?|in use|used by|(?:not|non)[ -]?empty|referenced|associated|linked|depend\w*|child(?:ren)?|assigned|cannot be deleted|can't be deleted)\b/i;

/** What a 409 says of the item itself: its children do not matter to "The order has been shipped". */
const aboutOthers =
  /version|etag|concurren|idempoten|\balready\b|\b(?:has|have) (?:not )?(?:been|changed)\b|modified|\bstat(?:e|us)\b|in progress/i;

/**
 * Requires that nothing belongs to an item, where its deletion declares a 409 that is described so. Otherwise a deletion takes
 * along what is below the item.
 * @throws SandboxError `conflict`
 */
export async function requireChildless(request: CrudRequest<DeleteRole>, row: StoredItem): Promise<void> {
  const { description = '' } = request.role.operation.responses['409'] ?? {};
  if (!aboutChildren.test(description) || aboutOthers.test(description)) return;
  for (const child of request.crud.resources.values()) {
    if (child.isSingleton || child === request.role.resource || !(await hasChildIn(request, row, child)))
      continue;
    throw new SandboxError(
      'conflict',
      `${row.id} has ${lastSegmentOf(child.name)}: delete or move them first`,
    );
  }
}

async function hasChildIn(
  { context, crud, role: { resource } }: CrudRequest<DeleteRole>,
  row: StoredItem,
  child: Resource,
): Promise<boolean> {
  for (const nestedPath of child.nestedPaths)
    if (
      nestedPath.parent?.resource === resource.name &&
      (await countListed(context, row, child, nestedPath)) > 0
    )
      return true;
  const words = singularsOf(lastSegmentOf(resource.name));
  const names = [...propertiesOf(crud, child).keys()].filter((name) =>
    words.some((word) => plainName(name) === `${word}id`),
  );
  for (const name of names) if ((await countNaming(context, row, child, name)) > 0) return true;
  return false;
}
