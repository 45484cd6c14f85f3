import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, plainName } from '../naming.ts';
import type { PartAccess } from '../resource.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import { parseActionPath } from '../resource-path.ts';
import type { FoundPart } from './part-roles.ts';

/** What each kind of operation does with a part. */
const changes: Readonly<Record<string, PartAccess['change']>> = {
  list: 'read',
  read: 'read',
  replace: 'replace',
  update: 'merge',
};

/**
 * Separates the operations on parts of items that a create is sent: `GET /envelopes/{id}/recipients` shows the
 * `recipients` of an envelope, and a PUT replaces them. What has items of its own, or a collection elsewhere, is no part.
 */
export function separateParts(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): { readonly parts: readonly FoundPart[]; readonly candidates: readonly ResourceCandidate[] } {
  const sentTo = new Map<string, Schema>();
  for (const { path, roles } of candidates) {
    const create = roles.find(({ kind, sent }) => kind === 'create' && sent !== undefined);
    if (create?.sent !== undefined) sentTo.set(path.collection, create.sent.schema);
  }
  const made = new Set(
    candidates.flatMap(({ path, roles }) =>
      roles.some(({ kind }) => kind === 'create' || kind === 'bulk-create') ? [plainName(path.segment)] : [],
    ),
  );
  const parts: FoundPart[] = [];
  const others = candidates.filter((candidate) => {
    const found = made.has(plainName(candidate.path.segment)) ? [] : partsOf(context, candidate, sentTo);
    parts.push(...found);
    return found.length === 0;
  });
  return { parts, candidates: parts.length === 0 ? candidates : others };
}

/** The operations of a candidate as such on a part; none where any of them is something else. */
function partsOf(
  context: InferenceContext,
  { path, roles }: ResourceCandidate,
  sentTo: ReadonlyMap<string, Schema>,
): readonly FoundPart[] {
  const { mergeSchema } = context;
  const found = roles.flatMap((role): FoundPart[] => {
    const { operation, kind, hint } = role;
    const action = parseActionPath(operation.path);
    const change = changes[kind];
    const sent = action && sentTo.get(action.item.collection);
    if (action === undefined || sent === undefined || change === undefined || hint.role !== undefined)
      return [];
    if (role.verb !== undefined || role.person !== undefined || role.path.idParameter !== undefined)
      return [];
    const { properties } = mergeSchema(sent);
    const name = findName(properties.keys(), [path.segment]) ?? '';
    const schema = properties.get(name);
    const places = schema && isStructure(context, schema) ? placesIn(context, role, name, schema) : undefined;
    return places === undefined
      ? []
      : [{ operation, item: action.item, part: { path: [name], change, ...places } }];
  });
  return found.length === roles.length ? found : [];
}

function isStructure({ mergeSchema }: InferenceContext, schema: Schema): boolean {
  const { items } = mergeSchema(schema);
  return isObjectSchema(mergeSchema(items ?? schema));
}

/** Where the bodies of an operation have a part; `undefined` where they have something else. */
function placesIn(
  context: InferenceContext,
  { operation, response }: OperationCandidate,
  name: string,
  schema: Schema,
): Pick<PartAccess, 'sentIn' | 'shownIn'> | undefined {
  const shown = placeIn(context, response.schema, name, schema);
  const sent = placeIn(context, contentWithFields(operation.requestBody?.content)?.schema, name, schema);
  if (shown === undefined || sent === undefined) return undefined;
  return {
    ...(sent.place !== undefined && { sentIn: sent.place }),
    ...(shown.place !== undefined && { shownIn: shown.place }),
  };
}

/** The property of a body that has a part; none where the body is the part, `undefined` where it has none. */
function placeIn(
  context: InferenceContext,
  body: Schema | undefined,
  name: string,
  schema: Schema,
): { readonly place?: string } | undefined {
  if (body === undefined || isAlike(context, body, schema)) return {};
  const { properties } = context.mergeSchema(body);
  const place = findName(properties.keys(), [name, 'data']);
  const inner = place === undefined ? undefined : properties.get(place);
  return place !== undefined && inner && isAlike(context, inner, schema) ? { place } : undefined;
}

/** Whether two schemas are of the same objects, or lists of such. */
function isAlike({ mergeSchema, identify }: InferenceContext, one: Schema, other: Schema): boolean {
  const [a, b] = [mergeSchema(one), mergeSchema(other)];
  if ((a.items === undefined) !== (b.items === undefined)) return false;
  const [first, second] = [a.items ?? one, b.items ?? other];
  if (identify(first) === identify(second)) return true;
  const known = mergeSchema(second).properties;
  const names = [...mergeSchema(first).properties.keys()];
  return names.length > 0 && names.filter((each) => known.has(each)).length * 2 >= names.length;
}
