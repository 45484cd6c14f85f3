import { withValueAt } from '../../../inference/body-path.ts';
import type { CountRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import { inTurns } from '../../../turns.ts';
import type { CrudRequest } from '../crud-request.ts';
import { requireParent } from '../items/require-parent.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import { withFigures } from '../query/figures.ts';
import { withListQuery } from '../query/list-query.ts';
import { planQuery } from '../query/query-plan.ts';
import { itemsOf } from '../stored-item.ts';

/** Counts the collection's items that the request's filters select, or says more of them. */
export async function countItems(received: CrudRequest<CountRole>): Promise<Reply> {
  const request = withListQuery(received);
  const { context, crud, role } = request;
  const { resource, response, countPath } = role;
  await requireParent(request);
  const { rows } = await planQuery(request);
  const items = itemsOf(context, resource);
  const figures =
    role.figures === undefined
      ? withValueAt({}, countPath, await items.count(rows))
      : await inTurns(
          withFigures(
            role.figures,
            (await items.list(rows)).map((row) => row.item),
          ),
        );
  const options = {
    ...projectOptionsOf(crud, resource, 'count'),
    known: new Set<string>(),
    sendable: new Set<string>(),
  };
  const body = project(crud, response.schema ?? {}, figures, options);
  return { status: response.status, body };
}
