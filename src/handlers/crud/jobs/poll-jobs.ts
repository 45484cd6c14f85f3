import type { HandlerContext } from '../../../context.ts';
import type { PollOf } from '../../../engine/execute.ts';
import type { InferredResources } from '../../../inference/infer-resources.ts';
import type { ListRole, ReadRole } from '../../../inference/resource.ts';
import type { JobStates } from '../../../inference/writes/job-states.ts';
import type { CrudContext } from '../crud-context.ts';
import { parentIdsOf } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { itemsOf, type StoredItem } from '../stored-item.ts';
import { propertiesOf, withChangedValues } from '../values/changed-values.ts';
import { timestampKind } from '../values/timestamp-kind.ts';
import { afterStep, nextStep } from './job-progress.ts';

type Poll = NonNullable<ReturnType<PollOf>>;

/** How long a job takes by the clock, whether or not it is polled. */
const duration = 10_000;

/** Jobs, as a poll sees them. */
interface PolledJobs {
  readonly crud: CrudContext;
  readonly role: ReadRole | ListRole;
  readonly states: JobStates;
}

/**
 * Lets jobs go on: a read takes its job one step on, and whatever shows a job finds it ended when its time is over by
 * the clock of the session. So a client that polls comes to the end, also where the clock is frozen.
 */
export function createPolls(crud: CrudContext, { roleOf, jobStatesOf }: InferredResources): PollOf {
  const polls = new Map<string, Poll>();
  for (const role of roleOf.values()) {
    const states = jobStatesOf.get(role.resource);
    if (states === undefined || role.operation.method !== 'get') continue;
    if (role.kind === 'read') polls.set(role.operation.id, pollOne({ crud, role, states }, role.idParameter));
    if (role.kind === 'list') polls.set(role.operation.id, pollAll({ crud, role, states }));
  }
  return ({ id }) => polls.get(id);
}

function pollOne(jobs: PolledJobs, idParameter = ''): Poll {
  const { crud, role } = jobs;
  return async (input, context) => {
    const parentIds = parentIdsOf(role, input);
    const row = await findItem({ crud, role, input, context, parentIds }, input.params[idParameter]);
    if (row !== undefined) await moveOn(jobs, context, row, isOver(jobs, context, row) ? 2 : 1);
  };
}

function pollAll(jobs: PolledJobs): Poll {
  return async (_, context) => {
    const isDue = (row: object) => isOver(jobs, context, row as StoredItem);
    const due = await itemsOf(context, jobs.role.resource).list({ matches: isDue });
    for (const row of due) await moveOn(jobs, context, row, 2);
  };
}

/** Whether a job has not ended, and its time is over. */
function isOver(
  { crud, role, states }: PolledJobs,
  { clock }: HandlerContext,
  { item }: StoredItem,
): boolean {
  if (nextStep(item, states) === undefined) return false;
  const now = clock.now().getTime();
  return [...propertiesOf(crud, role.resource)].some(([name, merged]) => {
    const isBeginning =
      timestampKind(name, merged) === 'created' || /^(enqueued|queued|submitted)_?at$/i.test(name);
    const time = isBeginning ? timeOf(item[name]) : undefined;
    return time !== undefined && now - time >= duration;
  });
}

function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 100_000_000_000 ? value : value * 1000;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

async function moveOn(
  { crud, role, states }: PolledJobs,
  context: HandlerContext,
  row: StoredItem,
  steps: number,
): Promise<void> {
  const now = context.clock.now();
  const properties = propertiesOf(crud, role.resource);
  const isUpdate = (name: string) =>
    timestampKind(name, properties.get(name) ?? crud.mergeSchema({})) === 'updated';
  let { item } = row;
  for (let i = 0; i < steps; i++) {
    const step = nextStep(item, states);
    if (step === undefined) break;
    const after = afterStep(item, properties, { step, states, now });
    // A job only goes forward: the times that it has stay, such as that of its start.
    const sent = Object.fromEntries(
      Object.entries(after).filter(([name, value]) => value !== null && !isUpdate(name)),
    );
    item = withChangedValues(crud, role.resource, { before: item, after, sent }, now);
  }
  if (item !== row.item) await itemsOf(context, role.resource).replace({ ...row, item });
}
