import { withValueAt } from '../../../inference/body-path.ts';
import type { CountRole, FigureSource, SourcedFigure } from '../../../inference/resource.ts';
import { ownValue, plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { RowQuery } from '../../../storage/store.ts';
import { inTurns } from '../../../turns.ts';
import type { CrudRequest } from '../crud-request.ts';
import { requireParent, requireParentAt } from '../items/require-parent.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import { withFigures } from '../query/figures.ts';
import { withListQuery } from '../query/list-query.ts';
import { planQuery } from '../query/query-plan.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { operationOutcome } from '../values/outcome.ts';
import { pathValues } from '../values/path-value.ts';

/** Counts the collection's items that the request's filters select, or says more of them. */
export async function countItems(received: CrudRequest<CountRole>): Promise<Reply> {
  const request = withListQuery(received);
  const { context, crud, role, input } = request;
  const { resource, response, countPath } = role;
  const schema = response.schema ?? {};
  await requireItemAbove(request);
  const { rows } = await planQuery(request);
  const figures =
    role.figures === undefined
      ? withValueAt({}, countPath, shownCount(role, await itemsOf(context, resource).count(rows)))
      : await figuresOf(request, role.figures, rows);
  const options = {
    ...projectOptionsOf(crud, resource, 'count'),
    known: new Set<string>(),
    sendable: new Set<string>(),
    given: {
      path: pathValues({ crud, role, input }, schema),
      outcome: operationOutcome(role, response.status),
    },
  };
  return { status: response.status, body: project(crud, schema, figures, options) };
}

/** @throws SandboxError `not-found` when the item that the path leads through does not exist */
async function requireItemAbove(request: CrudRequest<CountRole>): Promise<void> {
  const { role } = request;
  if (role.below === undefined) return requireParent(request);
  const ids = pathIdsOf(request);
  const depth = ids.length;
  await requireParentAt(request, { resource: role.below.name, depth }, ids);
}

function pathIdsOf({ role, input }: CrudRequest<CountRole>): readonly string[] {
  return role.parentParameters.map((name) => plainText(input.params[name]));
}

/** The figures of a response, each of the items of its own collection: those are read once. */
async function figuresOf(
  request: CrudRequest<CountRole>,
  figures: readonly SourcedFigure[],
  own: RowQuery,
): Promise<unknown> {
  const { context, role } = request;
  const bySource = new Map<string, readonly Item[]>();
  for (const { source } of figures) {
    const key = sourceKey(source);
    if (bySource.has(key)) continue;
    const rows = source === undefined ? own : (await planQuery(requestOf(request, source))).rows;
    const stored = await itemsOf(context, source?.resource ?? role.resource).list(rows);
    const [id] = pathIdsOf(request);
    const isOwn = ({ item }: StoredItem) => plainText(ownValue(item, source?.link ?? '') ?? '') === id;
    const linked = source?.link === undefined ? stored : stored.filter(isOwn);
    bySource.set(
      key,
      linked.map(({ item }) => item),
    );
  }
  return inTurns(withFigures(figures, ({ source }) => bySource.get(sourceKey(source)) ?? [], context.clock));
}

function sourceKey(source: FigureSource | undefined): string {
  return source === undefined ? '' : `${source.resource.name} ${source.nestedPath?.path} ${source.link}`;
}

/** The request as one about the items of a source. */
function requestOf(
  request: CrudRequest<CountRole>,
  { resource, collectionPath, nestedPath }: FigureSource,
): CrudRequest<CountRole> {
  const { nestedPath: _own, ...others } = request.role;
  const role = { ...others, resource, collectionPath, ...(nestedPath && { nestedPath }) };
  return { ...request, role, parentIds: nestedPath === undefined ? [] : pathIdsOf(request) };
}

/** The number, or the flag that says whether there is one. */
function shownCount({ asks }: CountRole, count: number): number | boolean {
  return asks === undefined ? count : count > 0 === (asks === 'any');
}
