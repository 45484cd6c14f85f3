import type { Operation } from '../../openapi/operations.ts';
import type { CandidateGroup } from '../group-candidates.ts';
import { responseSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope } from '../list-envelope.ts';
import { parseResourcePath } from '../resource-path.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { withoutFillers } from './collection-words.ts';

/** A GET below the path of a collection, by a word and a parameter. */
interface Finder {
  readonly operation: Operation;
  readonly word: string;
}

/**
 * Finds whether anything shows the items that a collection creates but lists by a property of theirs: then it is a
 * collection without a list of all, such as `POST /appointments` with `GET /appointments/patient/{patientId}`.
 */
export function createFinderSearch(context: InferenceContext): (group: CandidateGroup) => boolean {
  const finders = findersIn(context);
  return (group) => {
    const isCreating = ({ roles }: CandidateGroup[number]) => roles.some(({ kind }) => kind === 'create');
    const collections = group.filter(isCreating).map(({ path }) => path.collection);
    return [...new Set(collections)].some((collection) =>
      finders.get(collection)?.some((finder) => showsRows(context, finder, group)),
    );
  };
}

/** By the path of the collection that each is below. */
function findersIn({ operations }: InferenceContext): ReadonlyMap<string, readonly Finder[]> {
  const finders = new Map<string, Finder[]>();
  for (const operation of operations.values()) {
    const path = operation.method === 'get' ? parseResourcePath(operation.path) : undefined;
    if (path?.idParameter === undefined) continue;
    const { collection, segment: word } = path;
    const above = withoutFillers(collection.slice(0, -word.length - 1));
    const known = finders.get(above);
    if (known === undefined) finders.set(above, [{ operation, word }]);
    else known.push({ operation, word });
  }
  return finders;
}

function showsRows(context: InferenceContext, { operation, word }: Finder, group: CandidateGroup): boolean {
  const { identify, isJsonApi, mergeSchema } = context;
  const response = inferSuccessResponse(operation, 'list');
  const schemas = responseSchemasOf(mergeSchema, group);
  if (response?.schema === undefined) return schemas.length === 0 && isJsonApi && response?.isSilent === true;
  const envelope = inferListEnvelope(context, response.schema, knownItems(context, schemas, word));
  return schemas.some(
    (schema) => envelope !== undefined && identify(schema) === identify(envelope.rowSchema),
  );
}
