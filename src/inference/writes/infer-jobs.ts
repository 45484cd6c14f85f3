import type { InferenceContext } from '../inference-context.ts';
import type { CreateRole, JobStart, Resource, Role } from '../resource.ts';
import type { FoundJob } from './find-jobs.ts';
import { namesJobs } from './find-jobs.ts';
import { type JobStates, jobStates } from './job-states.ts';

/**
 * The roles of operations that start jobs. One that does something else too, such as `POST /indexes`, keeps its role;
 * any other creates in the collection of the jobs.
 * @param resourceOf the resource of a path of jobs; absent where nothing shows its items
 */
export function inferJobRoles(
  roleOf: ReadonlyMap<string, Role>,
  jobs: ReadonlyMap<string, FoundJob>,
  resourceOf: (collection: string) => Resource | undefined,
): readonly Role[] {
  return [...jobs.values()].flatMap((found): readonly Role[] => {
    const { operation, tracker } = found;
    const resource = resourceOf(tracker.candidate.path.collection);
    if (resource === undefined) return [];
    const job = jobStartOf(found, resource);
    const role = roleOf.get(operation.id);
    if (role !== undefined) return [{ ...role, job }];
    const { response, nestedPath } = job;
    const started: CreateRole = {
      kind: 'create',
      operation,
      resource,
      response,
      collectionPath: tracker.candidate.path.collection,
      parentParameters: nestedPath?.parameters.map(({ name }) => name) ?? [],
      readPath: job.readPath,
      ...(nestedPath && { nestedPath }),
      job,
    };
    return [started];
  });
}

function jobStartOf({ tracker, response, idName }: FoundJob, resource: Resource): JobStart {
  const nestedPath = resource.nestedPaths.find(({ path }) => path === tracker.candidate.path.collection);
  const { path } = tracker.read.operation;
  return {
    resource,
    response,
    readPath: path,
    ...(nestedPath && { nestedPath }),
    ...(idName !== undefined && { idName }),
  };
}

/**
 * The collections whose items are jobs that end by themselves, and their states: those that other operations start,
 * those that a create accepts with 202, and those that are called jobs and can fail. An order that is pending is none.
 */
export function jobCollections(
  { mergeSchema }: InferenceContext,
  roles: Iterable<Role>,
): ReadonlyMap<Resource, JobStates> {
  const found = new Map<Resource, JobStates>();
  for (const { resource, kind, job, response } of roles) {
    if (job !== undefined) add(job.resource, () => true);
    if (kind !== 'create' || job !== undefined) continue;
    const isAccepted = response.status === 202;
    const isNamed = namesJobs(resource.name);
    add(resource, ({ certainty }) => isAccepted || (isNamed && certainty === 'listed with failure'));
  }
  return found;

  function add(resource: Resource, isJob: (states: JobStates) => boolean): void {
    const [states] = resource.responseSchemas.flatMap((schema) => jobStates(mergeSchema, schema) ?? []);
    if (states !== undefined && isJob(states)) found.set(resource, states);
  }
}
