import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import { isObjectSchema, isOpaque } from '../../schema/merged-schema.ts';
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
  const isThing = createThingSearch(context);
  const parts: FoundPart[] = [];
  const others = candidates.filter((candidate) => {
    const found = made.has(plainName(candidate.path.segment))
      ? []
      : partsOf(context, candidate, sentTo, isThing);
    parts.push(...found);
    return found.length === 0;
  });
  return { parts, candidates: parts.length === 0 ? candidates : others };
}

/** Finds out whether an operation is sent a thing that another reads by itself, such as a user. */
function createThingSearch(context: InferenceContext): (operation: Operation) => boolean {
  const { mergeSchema, identify, operations } = context;
  let read: ReadonlySet<Schema> | undefined;
  return ({ requestBody }) => {
    const body = contentWithFields(requestBody?.content)?.schema;
    if (!body || !isObjectSchema(mergeSchema(body))) return false;
    read ??= new Set(
      [...operations.values()].flatMap((each) => {
        if (each.method !== 'get') return [];
        const shown = contentWithFields(successResponseOf(each).response.content)?.schema;
        return shown ? [identify(shown)] : [];
      }),
    );
    return read.has(identify(body));
  };
}

/** The operations of a candidate as such on a part; none where any of them is something else. */
function partsOf(
  context: InferenceContext,
  { path, roles }: ResourceCandidate,
  sentTo: ReadonlyMap<string, Schema>,
  isThing: (operation: Operation) => boolean,
): readonly FoundPart[] {
  const found = roles.flatMap((role): FoundPart[] => {
    const { operation, kind, hint } = role;
    const action = parseActionPath(operation.path);
    const change = changes[kind];
    const sent = action && sentTo.get(action.item.collection);
    if (action === undefined || sent === undefined || change === undefined || hint.role !== undefined)
      return [];
    if (role.verb !== undefined || role.person !== undefined || role.path.idParameter !== undefined)
      return [];
    const part =
      declaredPart(context, role, path.segment, sent) ??
      (roles.length === 1 ? openPart(context, role, path.segment, { sent, isThing }) : undefined);
    return part === undefined ? [] : [{ operation, item: action.item, part: { ...part, change } }];
  });
  return found.length === roles.length ? found : [];
}

/** A property of an item as requests declare it, where the bodies of an operation have it. */
function declaredPart(
  context: InferenceContext,
  role: OperationCandidate,
  segment: string,
  sent: Schema,
): Omit<PartAccess, 'change'> | undefined {
  const { properties } = context.mergeSchema(sent);
  const name = findName(properties.keys(), [segment]) ?? '';
  const schema = properties.get(name);
  const places = schema && isStructure(context, schema) ? placesIn(context, role, name, schema) : undefined;
  return places && { path: [name], ...places };
}

/**
 * A property of the object in which requests have what an item is said to have, whatever that is: a PUT of a user to
 * `/issues/{id}/assignee` sets the `assignee` in the `fields` of an issue.
 */
function openPart(
  { mergeSchema }: InferenceContext,
  { kind, operation }: OperationCandidate,
  segment: string,
  { sent, isThing }: { readonly sent: Schema; readonly isThing: (operation: Operation) => boolean },
): Omit<PartAccess, 'change'> | undefined {
  const { properties } = mergeSchema(sent);
  if (kind !== 'replace' || findName(properties.keys(), [segment]) !== undefined) return undefined;
  const group = openGroupOf(mergeSchema, properties);
  return group !== undefined && isThing(operation) ? { path: [group, segment] } : undefined;
}

/** Names of objects in which requests have what an item is said to have, whatever that is. */
const groupNames = ['fields', 'properties'];

/** The object of an item that may have any property: the `fields` of an issue. */
function openGroupOf(
  mergeSchema: InferenceContext['mergeSchema'],
  properties: ReadonlyMap<string, Schema>,
): string | undefined {
  const name = findName(properties.keys(), groupNames);
  const merged = mergeSchema(properties.get(name ?? '') ?? {});
  return name !== undefined && merged.types.has('object') && isOpaque(merged) ? name : undefined;
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
